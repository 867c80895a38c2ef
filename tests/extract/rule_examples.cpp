#include <map>
#include <string>
#include <vector>

#include "extract/rule_testing.hpp"
#include "tests/catch.hpp"
#include "tests/extract/extracted_edges.hpp"

using namespace diplograph;
using namespace diplograph::extract;

TEST_CASE("a rule finds its examples and nothing in its counter-examples", "[rules]") {
  std::map<std::string, std::size_t> examples;
  for (const RulePack* pack : extractor().rule_packs()) {
    const RuleTest test = test_rules(extractor(), *pack);
    examples[pack->language] += test.examples;
    for (const RuleFailure& failure : test.failures) {
      FAIL_CHECK(failure.id << ": " << failure.text << ": " << failure.problem);
    }
  }
  CHECK(examples["en"] > 40);
  CHECK(examples["fa"] > 40);
}

TEST_CASE("both sides of each Persian trap are told apart", "[rules]") {
  struct Trap {
    std::string text, source, relation, target;
    bool stated;
  };
  const std::vector<Trap> traps{
      {"فنلاند به ناتو پیوست.", "فنلاند", "memberOf", "ناتو", true},
      {"سوئد هیچ‌گاه به ناتو نپیوست.", "سوئد", "memberOf", "ناتو", false},
      {"عراق قرارداد انرژی مشترک را امضا کرد.", "عراق", "partyTo", "قرارداد انرژی مشترک", true},
      {"عراق قرارداد انرژی مشترک را امضا نکرد.", "عراق", "partyTo", "قرارداد انرژی مشترک", false},
      {"عراق قرارداد انرژی مشترک را هرگز امضا نکرد.", "عراق", "partyTo", "قرارداد انرژی مشترک",
       false},
      {"هند از پیمان پاریس حمایت کرد.", "هند", "supports", "پیمان پاریس", true},
      {"هند از پیمان پاریس حمایت نکرد.", "هند", "supports", "پیمان پاریس", false},
      {"ایران و روسیه از برجام خارج نشدند.", "ایران", "opposes", "برجام", false},
      {"آمریکا از برجام خارج شد.", "آمریکا", "opposes", "برجام", true},
  };
  for (const Trap& trap : traps) {
    const std::vector<Edge> edges = edges_of(trap.text);
    CAPTURE(trap.text, listing(edges));
    CHECK(states(edges, trap.source, trap.relation, trap.target) == trap.stated);
  }
}

TEST_CASE("Persian persons are found by office in both orders, with whom they represent",
          "[persons]") {
  struct Case {
    std::string text, person, institution;
  };
  const std::vector<Case> cases{
      {"رئیس‌جمهور فرانسه امانوئل مکرون به پکن رفت.",
       "امانوئل مکرون", "فرانسه"},
      {"رئیس جمهور فرانسه امانوئل مکرون به پکن رفت.", "امانوئل مکرون", "فرانسه"},
      {"سرگئی لاوروف، وزیر امور خارجه روسیه، به دهلی نو سفر کرد.", "سرگئی لاوروف", "روسیه"},
      {"آنتونیو گوترش، دبیرکل سازمان ملل متحد، هشدار داد.", "آنتونیو گوترش", "سازمان ملل متحد"},
  };
  for (const auto& [text, person, institution] : cases) {
    const std::vector<Edge> edges = edges_of(text);
    CAPTURE(text, listing(edges));
    CHECK(states(edges, person, "represents", institution));
  }
  // An office without a bearer is nobody, and no noun beside it becomes one.
  CHECK(edges_of("سخنگوی وزارت امور خارجه در واکنش به انتشار گزارش سخن گفت.").empty());
}

TEST_CASE("headings under goals are goals, headings under policies are strategies", "[rules]") {
  const std::vector<Edge> edges = edges_of(
      "سیاست خارجی برزیل در آفریقا\n\n1- اهداف و "
      "اولویت‌ها\n\n1-1- "
      "گسترش "
      "بازارهای "
      "صادراتی\n\n"
      "برزیل در این سال‌ها دفترهای تجاری تازه‌ای در "
      "قاره "
      "گشود "
      "و "
      "شمار "
      "سفرهای "
      "خود "
      "را "
      "بیشتر "
      "کرد.\n\n"
      "2- سیاست‌ها و اقدامات\n\n2-1- دیپلماسی تجاری\n\n"
      "سفارتخانه‌های این کشور در قاره دو برابر شد و "
      "نمایشگاه‌های "
      "بسیاری "
      "برگزار "
      "گردید.\n");
  CAPTURE(listing(edges));
  CHECK(states(edges, "برزیل", "pursues", "گسترش بازارهای صادراتی"));
  CHECK(states(edges, "برزیل", "adopts", "دیپلماسی تجاری"));
  CHECK_FALSE(states(edges, "برزیل", "pursues", "سیاست‌ها و اقدامات"));
  const std::vector<Edge> parts = edges_of(
      "سیاست خارجی برزیل در آفریقا\n\n1- اهداف و "
      "اولویت‌ها\n\n1-1- "
      "گسترش "
      "بازارهای "
      "صادراتی\n\n"
      "برزیل به دنبال کاهش تعرفه‌های گمرکی است. این کشور "
      "در "
      "این "
      "سال‌ها "
      "دفترهای "
      "تازه‌ای "
      "گشود.\n\n"
      "2- نتیجه‌گیری\n\nبرزیل به دنبال عضویت دائم در شورای "
      "امنیت "
      "است.\n");
  CAPTURE(listing(parts));
  CHECK(
      states(parts, "کاهش تعرفه‌های گمرکی", "partOf", "گسترش بازارهای صادراتی"));
  CHECK_FALSE(states(parts, "عضویت دائم در شورای امنیت", "partOf", "گسترش بازارهای صادراتی"));
}

TEST_CASE("a coordination counts on both sides", "[rules]") {
  const std::vector<Edge> edges =
      edges_of("ایران، روسیه و چین پروتکل کیوتو و پیمان پاریس را امضا کردند.");
  CAPTURE(listing(edges));
  for (const char* state : {"ایران", "روسیه", "چین"}) {
    for (const char* agreement : {"پروتکل کیوتو", "پیمان پاریس"}) {
      CHECK(states(edges, state, "partyTo", agreement));
    }
  }
}

TEST_CASE("a spokesperson supports what a state pursues", "[rules]") {
  const std::string text =
      "محمد باقری، نماینده ایران در سازمان ملل متحد، خواستار اصلاح ساختار سازمان شد.";
  const std::vector<Edge> edges = edges_of(text);
  CAPTURE(listing(edges));
  CHECK(states(edges, "محمد باقری", "supports", "اصلاح ساختار سازمان"));
  CHECK_FALSE(states(edges, "محمد باقری", "pursues", "اصلاح ساختار سازمان"));
}

TEST_CASE("an organ is part of its body where the text shows it", "[lexicon]") {
  CHECK(states(edges_of("شورای امنیت سازمان ملل متحد قطعنامه جدیدی تصویب کرد."),
               "شورای امنیت سازمان ملل متحد", "partOf", "سازمان ملل متحد"));
  CHECK(states(edges_of("Debate in the General Assembly moved the United Nations."),
               "UN General Assembly", "partOf", "United Nations"));
  CHECK_FALSE(states(edges_of("شورای امنیت تشکیل جلسه داد."), "شورای امنیت سازمان ملل متحد",
                     "partOf", "سازمان ملل متحد"));
}
