"""PDF files of one Persian text by several producers, and PDF files that cannot be read.

LibreOffice and Chromium are large: scripts/pdf-producers installs them and runs these tests.
"""
import shutil
import unittest
from pathlib import Path

import pdf_files
from acceptance import SOURCE, AcceptanceTest, run

PRINTED = (SOURCE / "tests/texts/printed-lines.fa.txt").read_text(encoding="utf-8").splitlines()
LINES = [line.replace("|", "") for line in PRINTED]
ZWNJ = pdf_files.ZWNJ
PARAGRAPHS = [" ".join(LINES[i:i + 6]) for i in range(0, len(LINES), 6)]
# Producers that write glyphs alone lose every ZWNJ. It comes back in words that are mostly written with it;
# these are as often written without.
WITHOUT_ZWNJ = {"توافق‌نامه", "قرارداد‌ها", "اصلاح‌ها"}


class PdfProducers(AcceptanceTest):

    def words(self, pdf):
        return self.run_ok("-q", "repair", "--reflow", pdf).split()

    def assert_same_text(self, pdf):
        expected = " ".join(LINES).split()
        found = self.words(pdf)
        self.assertEqual([word.replace(ZWNJ, "") for word in found],
                         [word.replace(ZWNJ, "") for word in expected])
        return {word.rstrip(".") for word, other in zip(expected, found) if word != other}

    def test_a_content_stream_with_its_runs_from_left_to_right(self):
        runs = [line.split("|") for line in PRINTED]
        different = self.assert_same_text(self.write("hand.pdf", pdf_files.hand_made_pdf([runs])))
        self.assertEqual(different - WITHOUT_ZWNJ, set())

    @unittest.skipUnless(shutil.which("rsvg-convert"), "SKIPPED: rsvg-convert (librsvg2-bin) is not installed")
    def test_cairo_and_pango(self):
        # Amiri is an exception: its kaf reaches back over the space, which then is too narrow to be seen.
        for font in ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic"):
            with self.subTest(font=font):
                different = self.assert_same_text(pdf_files.cairo_pdf(LINES, self.folder, font))
                self.assertEqual(different - WITHOUT_ZWNJ, set())

    @unittest.skipUnless(shutil.which("chromium"), "SKIPPED: chromium is not installed")
    def test_chromium(self):
        self.assertEqual(self.assert_same_text(pdf_files.chromium_pdf(PARAGRAPHS, self.folder)), set())

    # `soffice` alone may be the spreadsheet's; Writer is a library beside it.
    @unittest.skipUnless(shutil.which("soffice") and
                         Path(shutil.which("soffice")).resolve().with_name("libswlo.so").exists(),
                         "SKIPPED: LibreOffice Writer (libreoffice-writer-nogui) is not installed")
    def test_libreoffice(self):
        self.assertEqual(self.assert_same_text(pdf_files.libreoffice_pdf(PARAGRAPHS, self.folder)), set())

    def test_columns_are_read_one_after_the_other(self):
        words = "nine more words of a sentence fill this line up to".split()
        left = [[" ".join([f"left{i}", *words])] for i in range(8)]
        right = [[" ".join([f"right{i}", *words])] for i in range(8)]
        pdf = self.write("columns.pdf", pdf_files.hand_made_pdf([left], beside=[right]))
        found = [line.split()[0] for line in self.run_ok("-q", "repair", pdf).splitlines()]
        self.assertEqual(found, [f"left{i}" for i in range(8)] + [f"right{i}" for i in range(8)])

    def test_columns_of_persian_are_read_from_the_right(self):
        lines = [line.split("|") for line in PRINTED]
        pdf = self.write("columns.pdf", pdf_files.hand_made_pdf([lines[11:]], beside=[lines[:11]]))
        self.assertEqual([word.replace(ZWNJ, "") for word in self.words(pdf)],
                         [word.replace(ZWNJ, "") for word in " ".join(LINES).split()])

    def test_a_table_is_read_row_by_row(self):
        rows = 12
        names = [[f"name{i} is long enough"] for i in range(rows)]
        values = [[f"value{i}"] for i in range(rows)]
        pdf = self.write("table.pdf", pdf_files.hand_made_pdf([names], beside=[values]))
        lines = self.run_ok("-q", "repair", pdf).splitlines()
        self.assertEqual([(f"name{i} " in lines[i], f"value{i}" in lines[i]) for i in range(rows)],
                         [(True, True)] * rows)

    def test_evidence_names_the_page(self):
        first = [["ایران به دنبال گسترش همکاری با قزاقستان است."]]
        second = [["ایران عضو سازمان ملل متحد است."]]
        pdf = self.write("pages.pdf", pdf_files.hand_made_pdf([first, second]))
        claims = self.run_ok("-q", "extract", pdf)
        self.assertIn('"page":1', claims)
        self.assertIn('"page":2', claims)


class UnreadablePdf(AcceptanceTest):

    def test_a_file_of_images_needs_ocr(self):
        self.assert_fails(run("repair", self.write("scan.pdf", pdf_files.image_only_pdf())), 2, "scan.pdf", "OCR")

    def test_an_encrypted_file(self):
        self.assert_fails(run("repair", self.write("secret.pdf", pdf_files.encrypted_pdf())), 2,
                          "secret.pdf", "encrypted", "qpdf")

    def test_a_damaged_file(self):
        whole = pdf_files.hand_made_pdf([[["سلام"]]])
        for broken in (whole[:40], b"%PDF-1.7\n" + bytes(range(256)) * 20):
            self.assert_fails(run("repair", self.write("broken.pdf", broken)), 2, "broken.pdf", "damaged")


if __name__ == "__main__":
    unittest.main()
