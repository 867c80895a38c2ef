#include "extract/language/feature_templates.hpp"
#include "extract/language/parse_state.hpp"

// The features of the parser. After Y. Zhang and J. Nivre, Transition-based dependency parsing with
// rich non-local features, ACL 2011, for the arc-hybrid system, with clusters and with what stands
// between two words; and, where there is a guide, with what it says (J. Nivre and R. McDonald,
// Integrating graph-based and transition-based dependency parsers, ACL 2008).

namespace diplograph::extract {

void ParseState::append_transition_features(FeatureList& features) const {
  const std::int32_t s0 = from_top(0), s1 = from_top(1), s2 = from_top(2);
  const std::int32_t b0 = ahead(0), b1 = ahead(1), b2 = ahead(2);
  const std::uint64_t s0w = word(s0).form, s1w = word(s1).form, b0w = word(b0).form,
                      b1w = word(b1).form;
  const std::uint64_t s0t = tag(s0), s1t = tag(s1), s2t = tag(s2), b0t = tag(b0), b1t = tag(b1),
                      b2t = tag(b2);
  const std::uint64_t s0p = upos(s0), s1p = upos(s1), s2p = upos(s2), b0p = upos(b0),
                      b1p = upos(b1), b2p = upos(b2);
  const std::uint64_t s0wt = mix(s0w, s0t), s1wt = mix(s1w, s1t), b0wt = mix(b0w, b0t);
  const std::uint64_t s0c = word(s0).cluster, s1c = word(s1).cluster, b0c = word(b0).cluster;
  const Node &n0 = node(s0), &n1 = node(s1), &m0 = node(b0);
  const std::uint64_t gap = mix(distance_step(s0, b0), between(s0, b0));
  const std::uint64_t inner = mix(distance_step(s1, s0), between(s1, s0));

  FeatureTemplates t(10000, features);
  t.add(s0wt);
  t.add(s0t);
  t.add(s0w);
  t.add(s0p, s0c);
  t.add(s1wt);
  t.add(s1t);
  t.add(s1w);
  t.add(s1p, s1c);
  t.add(b0wt);
  t.add(b0t);
  t.add(b0w);
  t.add(b0p, b0c);
  t.add(b1w, b1t);
  t.add(b1t);
  t.add(word(b2).form, b2t);
  t.add(word(s2).form, s2t);

  t.add(s0wt, b0wt);
  t.add(s0wt, b0t);
  t.add(s0t, b0wt);
  t.add(s0w, b0w);
  t.add(s0t, b0t);
  t.add(s0p, b0p, gap);
  t.add(s1wt, s0wt);
  t.add(s1wt, s0t);
  t.add(s1t, s0wt);
  t.add(s1w, s0w);
  t.add(s1t, s0t);
  t.add(s1p, s0p, inner);
  t.add(s1t, b0t);
  t.add(s1w, b0p);
  t.add(s1p, b0w);
  t.add(b0t, b1t);
  t.add(b0w, b1t);
  t.add(b0t, b1w);
  t.add(s0c, b0c);
  t.add(s1c, s0c);
  t.add(s0c, b0t);
  t.add(s0t, b0c);
  t.add(s1c, s0t);
  t.add(s1t, s0c);

  const std::uint64_t s0l = lemma(s0), s1l = lemma(s1), b0l = lemma(b0);
  t.add(s0l, s0p);
  t.add(s1l, s1p);
  t.add(b0l, b0p);
  t.add(s0l, b0l);
  t.add(s1l, s0l);
  t.add(s0l, b0p);
  t.add(s0p, b0l);
  t.add(s1l, s0p);
  t.add(s1p, s0l);
  t.add(s0p, b0p);
  t.add(s1p, s0p);
  t.add(s0l, gap);
  t.add(b0l, gap);
  t.add(s1l, inner);
  t.add(s1l, s0p, b0p);
  t.add(s1p, s0l, b0p);
  t.add(s1p, s0p, b0l);
  t.add(b0l, n0.left_labels, s0p);
  t.add(s1l, n1.right_labels, s0p);
  t.add(b0l, m0.left_labels, s0p);

  t.add(s0t, b0t, b1t);
  t.add(s1t, s0t, b0t);
  t.add(s2p, mix(s1t, s0t), b0p);
  t.add(b0t, b1p, b2p);
  t.add(s0p, mix(b0p, b1p), b2p);
  t.add(s0w, b0p, b1p);
  t.add(s1w, s0p, b0p);
  t.add(s1p, s0w, b0p);
  t.add(s1p, s0p, b0w);
  t.add(mix(s1p, s0p), b0p, b1w);

  t.add(s0w, gap);
  t.add(s0t, gap);
  t.add(b0w, gap);
  t.add(b0t, gap);
  t.add(s1w, inner);
  t.add(s0w, inner);
  t.add(s1t, s0t, inner);
  t.add(mix(s0p, b0p), mix(s1p, gap), inner);

  t.add(s0w, n0.right_count, n0.left_count);
  t.add(s0t, n0.right_count, n0.left_count);
  t.add(s1w, n1.right_count, n1.left_count);
  t.add(s1t, n1.right_count, n1.left_count);
  t.add(b0w, m0.left_count);
  t.add(b0t, m0.left_count);
  t.add(s0w, n0.left_labels);
  t.add(s0t, n0.left_labels);
  t.add(s0w, n0.right_labels);
  t.add(s0t, n0.right_labels);
  t.add(s1w, n1.right_labels);
  t.add(s1t, n1.right_labels);
  t.add(s1t, n1.left_labels, s0t);
  t.add(b0w, m0.left_labels);
  t.add(b0t, m0.left_labels);
  t.add(mix(s0t, b0t), n0.left_labels, m0.left_labels);
  t.add(mix(s1p, s0p), n1.right_labels, n0.left_labels);

  for (const std::int32_t child : {n0.left, n0.right, n1.left, n1.right, m0.left}) {
    t.add(word(child).form, node(child).label);
    t.add(tag(child), node(child).label);
  }
  t.add(s0t, tag(n0.left), tag(n0.left2));
  t.add(s0t, tag(n0.right), tag(n0.right2));
  t.add(s1t, tag(n1.right), tag(n1.right2));
  t.add(b0t, tag(m0.left), tag(m0.left2));
  t.add(s0t, b0t, tag(n0.left));
  t.add(s0t, b0t, tag(n0.right));
  t.add(s0t, b0t, tag(m0.left));
  t.add(s1t, s0t, tag(n1.right));
  t.add(s1t, s0t, tag(n1.left));
  t.add(s1t, s0t, tag(n0.left));
  t.add(s1t, s0t, tag(n0.right));
  t.add(s1w, s0p, word(n0.left).form);
  t.add(s1p, s0w, word(n0.left).form);
  t.add(mix(s1p, s0p), b0p, word(n0.left).form);
  if (!guide_.empty()) append_guide_features(features);
}

void ParseState::append_guide_features(FeatureList& features) const {
  const std::int32_t s0 = from_top(0), s1 = from_top(1), b0 = ahead(0);
  const std::uint64_t s0t = tag(s0), s1t = tag(s1), b0t = tag(b0);
  const std::uint64_t s0p = upos(s0), s1p = upos(s1), b0p = upos(b0);
  const std::int32_t h0 = guide_head(s0), hb = guide_head(b0), h1 = guide_head(s1);
  // Where the guide's heads of the three words stand.
  const std::uint64_t of_s0 = !is_word(s0) ? 0
                              : h0 == b0   ? 1
                              : h0 == s1   ? 2
                              : h0 > b0    ? 3
                              : h0 < s1    ? 4
                                           : 5;
  const std::uint64_t of_b0 = !is_word(b0) ? 0 : hb == s0 ? 1 : hb == s1 ? 2 : hb > b0 ? 3 : 4;
  const std::uint64_t of_s1 = !is_word(s1) ? 0 : h1 == b0 ? 1 : h1 == s0 ? 2 : h1 > b0 ? 3 : 4;
  const std::uint64_t waits0 = waits(s0), waits1 = waits(s1);
  const std::uint64_t heads = of_s0 * 16 + of_b0;
  const std::uint64_t plan = mix(heads, waits0 * 4 + waits1), whole = mix(plan, of_s1);
  const std::uint64_t l0 = guide_label(s0), lb = guide_label(b0), l1 = guide_label(s1);

  FeatureTemplates t(15000, features);
  t.add(of_s0);
  t.add(of_s0, waits0);
  t.add(heads);
  t.add(plan);
  t.add(whole);
  t.add(plan, s0p, b0p);
  t.add(plan, s1p, s0p);
  t.add(whole, mix(s1p, s0p), b0p);
  t.add(of_s0, l0);
  t.add(plan, l0);
  t.add(mix(of_s0, l0), s0p, b0p);
  t.add(mix(of_s0, l0), s1p, s0p);
  t.add(mix(of_b0, lb), s0p, b0p);
  t.add(mix(heads, waits0), l0, lb);
  t.add(mix(heads, waits0), l0, l1);
  t.add(plan, s0t);
  t.add(plan, b0t);
  t.add(plan, lemma(s0));
  t.add(plan, lemma(b0));
  t.add(plan, lemma(s1));
  t.add(plan, mix(distance_step(s0, b0), between(s0, b0)));
  t.add(plan, mix(distance_step(s1, s0), between(s1, s0)));
  t.add(mix(plan, l0), mix(s1t, s0t), b0t);
}

void ParseState::append_label_features(std::int32_t head, FeatureList& features) const {
  const std::int32_t child = dependent();
  const std::uint64_t side = child < head ? 1 : 2;
  const std::int32_t first = std::min(child, head), last = std::max(child, head);
  const std::uint64_t hw = mix(word(head).form, side), dw = word(child).form;
  const std::uint64_t ht = mix(tag(head), side), dt = tag(child);
  const std::uint64_t hp = mix(upos(head), side), dp = upos(child);
  const Node &h = node(head), &d = node(child);
  const std::int32_t sibling = side == 1 ? h.left : h.right;
  const std::uint64_t marker = word(d.left).form;
  const std::uint64_t gap = mix(distance_step(first, last), between(first, last));

  FeatureTemplates t(20000, features);
  t.add(side);
  t.add(hw);
  t.add(ht);
  t.add(mix(dw, side));
  t.add(mix(dt, side));
  t.add(hw, dw);
  t.add(hw, dt);
  t.add(ht, dw);
  t.add(ht, dt);
  const std::uint64_t hl = mix(lemma(head), side), dl = lemma(child);
  t.add(hl, dl);
  t.add(hl, dp);
  t.add(hl, dt);
  t.add(hp, dl);
  t.add(hp, dp);
  t.add(hl, dp, marker);
  t.add(hp, dl, marker);
  t.add(hl, dp, h.left_labels);
  t.add(hl, dp, h.right_labels);
  t.add(hl, dp, distance_step(first, last));
  t.add(hp, dp, gap);
  t.add(hp, dp, distance_step(first, last));
  t.add(hp, dw, between(first, last));
  t.add(word(head).cluster, word(child).cluster, side);
  t.add(word(head).cluster, dt, side);
  t.add(ht, word(child).cluster);
  t.add(ht, dp, word(child).suffix[2]);
  t.add(hp, dp, word(child).shape);
  t.add(hp, dt, upos(child - 1));
  t.add(hp, dt, upos(child + 1));
  t.add(hp, dw, upos(child + 1));
  t.add(hp, dw, upos(child - 1));
  t.add(mix(hp, dp), upos(std::max(head - 1, 0)), upos(std::min(head + 1, root_)));
  t.add(hp, dp, word(child - 1).form);
  t.add(hp, dp, word(child + 1).form);
  t.add(hp, dp, marker);
  t.add(hw, dp, marker);
  t.add(hp, dw, marker);
  t.add(mix(hp, dp), marker, word(d.left2).form);
  t.add(hp, dp, d.left_labels);
  t.add(hp, dt, d.right_labels);
  t.add(hp, dw, d.left_labels);
  t.add(hp, dw, d.right_labels);
  t.add(ht, dp, h.left_labels);
  t.add(ht, dp, h.right_labels);
  t.add(hw, dp, h.left_labels);
  t.add(hw, dp, h.right_labels);
  t.add(mix(hp, dp), h.left_labels, h.right_labels);
  t.add(mix(hp, dp), marker, h.right_labels);
  t.add(mix(hp, dp), node(sibling).label, upos(sibling));
  t.add(mix(hp, dp), node(sibling).label, word(sibling).form);
  t.add(mix(hp, dp), word(d.right).form, node(d.right).label);
  t.add(ht, dt, tag(sibling));
  t.add(mix(hp, dp), d.left_count, d.right_count);
  if (guide_.empty()) return;
  const std::uint64_t guess = guide_label(child) * 4 + (guide_head(child) == head ? 1 : 2);
  t.add(guess, side);
  t.add(guess, hp, dp);
  t.add(guess, ht, dt);
  t.add(guess, dl);
  t.add(guess, hl);
  t.add(guess, marker);
  t.add(guess, dp, h.left_labels);
  t.add(guess, dp, h.right_labels);
  t.add(guess, dp, d.left_labels);
}

}  // namespace diplograph::extract
