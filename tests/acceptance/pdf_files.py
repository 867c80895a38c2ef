"""PDF files of a text, made by hand and by the programs that people print with."""
import html
import re
import shutil
import subprocess
from pathlib import Path

MIRRORED = str.maketrans("()[]«»", ")(][»«")
LEFT_TO_RIGHT = re.compile(r"[A-Za-z0-9][A-Za-z0-9,.: ]*[A-Za-z0-9]|.")
TO_UNICODE = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Text def "
              "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
              "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end")
ZWNJ = "\u200c"
FONT_SIZE = 10
ADVANCE = 5  # of every character
RIGHT_MARGIN = 560


def glyphs(run):
    """A run from right to left as its glyphs stand on the page; Latin words and numbers keep their
    direction, brackets look the other way."""
    pieces = LEFT_TO_RIGHT.findall(run.replace(ZWNJ, ""))
    return "".join(piece if len(piece) > 1 else piece.translate(MIRRORED) for piece in reversed(pieces))


def stream(content):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def write_pdf(objects, root, extra=b""):
    """The bytes of a PDF file of these objects, numbered from 1."""
    result = b"%PDF-1.5\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(result)
    result += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    result += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return result + (b"trailer<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
                     % (len(objects) + 1, root, extra, start))


def pages_pdf(contents, resources=b"", objects=()):
    """A PDF file with a page for each content stream; `objects` come first."""
    objects = list(objects)
    parent = len(objects) + 2 * len(contents) + 1
    kids = []
    for content in contents:
        objects.append(stream(content))
        objects.append(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 1190 842]/Contents %d 0 R/Resources<<%s>>>>"
                       % (parent, len(objects), resources))
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)))
    objects.append(b"<</Type/Catalog/Pages %d 0 R>>" % parent)
    return write_pdf(objects, len(objects))


def set_lines(lines, right_margin):
    """The operators that show lines, each given as its runs in reading order, from left to right."""
    content = ""
    for number, runs in enumerate(lines):
        stored = [glyphs(run) for run in reversed(runs)]
        x = right_margin - ADVANCE * sum(map(len, stored))
        y = 790 - 14 * number
        for run in stored:
            codes = "".join(f"{ord(character):04X}" for character in run)
            content += f"1 0 0 1 {x} {y} Tm <{codes}> Tj\n"
            x += ADVANCE * len(run)
    return content


def hand_made_pdf(pages, beside=None):
    """Pages of lines, each line its runs in reading order: the content stream holds them from left to
    right, as some producers of Persian journals do. The font tells characters, and has no glyphs.
    `beside` holds, for each page, the lines of a second column, at the right of the first."""
    font = [stream(TO_UNICODE.encode()),
            b"<</Type/FontDescriptor/FontName/Hand/Flags 4/FontBBox[0 -200 600 800]/ItalicAngle 0"
            b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Hand/CIDSystemInfo<</Registry(Adobe)"
            b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 2 0 R/DW %d>>" % (1000 * ADVANCE // FONT_SIZE),
            b"<</Type/Font/Subtype/Type0/BaseFont/Hand/Encoding/Identity-H/DescendantFonts[3 0 R]"
            b"/ToUnicode 1 0 R>>"]
    contents = []
    for number, lines in enumerate(pages):
        content = f"BT /F {FONT_SIZE} Tf\n" + set_lines(lines, RIGHT_MARGIN)
        if beside:
            longest = max(sum(map(len, map(glyphs, runs))) for runs in beside[number])
            content += set_lines(beside[number], RIGHT_MARGIN + 20 + ADVANCE * longest)
        contents.append((content + "ET").encode())
    return pages_pdf(contents, b"/Font<</F 4 0 R>>", font)


def image_only_pdf():
    """A page that holds a picture and no text."""
    picture = (b"<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray"
               b"/Length 4>>stream\n\x00\xff\xff\x00\nendstream")
    return pages_pdf([b"q 500 0 0 500 40 40 cm /Picture Do Q"], b"/XObject<</Picture 1 0 R>>", [picture])


def encrypted_pdf():
    """A file whose security handler asks for a password that nobody gave."""
    plain = pages_pdf([b"BT ET"])
    key = b"<" + b"5A" * 32 + b">"
    return plain.replace(b"trailer<<", b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/O%s/U%s/P -4>>"
                         b"/ID[<00><00>]" % (key, key))


def cairo_pdf(lines, folder, font="Noto Naskh Arabic"):
    """Printed by cairo and pango: librsvg draws each line as a text from right to left."""
    texts = "".join(f'<text x="1000" y="{60 + 30 * number}" direction="rtl">{html.escape(line)}</text>'
                    for number, line in enumerate(lines))
    source = Path(folder) / "cairo.svg"
    source.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="1050" height="1400" font-family="{font}" '
                      f'font-size="20">{texts}</svg>', encoding="utf-8")
    target = Path(folder) / "cairo.pdf"
    subprocess.run(["rsvg-convert", "-f", "pdf", source, "-o", target], check=True)
    return target


def page_of(paragraphs):
    """An HTML page of Persian paragraphs."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return ('<!DOCTYPE html><html lang="fa" dir="rtl"><meta charset="utf-8"><style>body{font-family:'
            f'"Noto Naskh Arabic";font-size:12pt}}</style><body>{body}</body></html>')


def chromium_pdf(paragraphs, folder):
    """Printed by Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    source = Path(folder) / "chromium.html"
    source.write_text(page_of(paragraphs), encoding="utf-8")
    target = Path(folder) / "chromium.pdf"
    subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--user-data-dir={folder}/chromium", f"--print-to-pdf={target}", source],
                   check=True, capture_output=True, timeout=120)
    return target


def libreoffice_pdf(paragraphs, folder):
    """Printed by LibreOffice Writer."""
    body = "".join(f'<text:p text:style-name="P">{html.escape(paragraph)}</text:p>' for paragraph in paragraphs)
    source = Path(folder) / "libreoffice.fodt"
    source.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
        '<style:style style:name="P" style:family="paragraph"><style:paragraph-properties '
        'style:writing-mode="rl-tb" fo:text-align="start" fo:margin-bottom="0.3cm"/><style:text-properties '
        'style:font-name-complex="Noto Naskh Arabic" style:font-size-complex="12pt"/></style:style>'
        f'</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>',
        encoding="utf-8")
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/libreoffice",
                    "--convert-to", "pdf", "--outdir", folder, source],
                   check=True, capture_output=True, timeout=180)
    return Path(folder) / "libreoffice.pdf"
