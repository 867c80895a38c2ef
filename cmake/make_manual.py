#!/usr/bin/env python3
"""Writes the manual pages diplograph.1 and diplograph-COMMAND.1.

usage: cmake/make_manual.py PROGRAM VERSION PROSE_DIR OUTPUT_DIR

Names, usage, options and examples come from the program's --help, so that a page cannot say
anything else than the program; what is to be explained comes from PROSE_DIR/PAGE.1.md, in the
Markdown that manual pages need: "# SECTION", paragraphs, "term" with ":   definition" below, lines
indented by four spaces, "- item", **bold**, *italic* and `code`.
"""
import re
import sys
from pathlib import Path

from command_help import all_help

INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`")


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def inline(text):
    """Bold, italic and code, as font changes."""
    result, at = "", 0
    for match in INLINE.finditer(text):
        result += escaped(text[at:match.start()])
        bold, italic, code = match.groups()
        font = "I" if italic else "B"
        result += f"\\f{font}{escaped(bold or italic or code).removeprefix(chr(92) + '&')}\\fR"
        at = match.end()
    result += escaped(text[at:]) if at == 0 else escaped(text[at:]).removeprefix("\\&")
    return result


def body(lines):
    """The roff of a section's Markdown."""
    out, paragraph = [], []

    def flush():
        if paragraph:
            out.extend([".PP", inline(" ".join(paragraph))])
            paragraph.clear()

    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if not line.strip():
            flush()
        elif following.startswith(":   "):
            flush()
            definition = [following[4:]]
            index += 2
            while index < len(lines) and lines[index].startswith("    "):
                definition.append(lines[index].strip())
                index += 1
            out.extend([".TP", inline(line), inline(" ".join(definition))])
            continue
        elif line.startswith("    "):
            flush()
            out.extend([".PP", ".EX"])
            while index < len(lines) and lines[index].startswith("    "):
                out.append(".RS 4\n" + escaped(lines[index][4:]) + "\n.RE")
                index += 1
            out.append(".EE")
            continue
        elif line.startswith("- "):
            flush()
            out.extend([".IP \\(bu 2", inline(line[2:])])
        else:
            paragraph.append(line.strip())
        index += 1
    flush()
    return out


def sections(path):
    """[(title, lines)] of a page's prose; nothing if it has none."""
    result = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("# "):
            result.append((line[2:].strip(), []))
        elif result:
            result[-1][1].append(line)
    return result


def entries(pairs):
    out = []
    for name, text in pairs:
        words = name.replace(",", ", ").replace(" REQUIRED", "")
        out.extend([".TP", f"\\fB{escaped(words)}\\fR", escaped(text)])
    return out


def page(name, help_page, prose, version, others):
    # Everything to one date: a manual page says when it was written, and that is not the build.
    out = [f'.TH "{name.upper()}" "1" "" "diplograph {version}" "diplograph"',
           ".SH NAME", f"{escaped(name)} \\- {escaped(help_page.title)}",
           ".SH SYNOPSIS", f"\\fB{escaped(help_page.usage)}\\fR"]
    description = [lines for title, lines in prose if title == "DESCRIPTION"]
    out += [".SH DESCRIPTION"]
    out += body(description[0]) if description else [escaped(help_page.title) + "."]
    if help_page.commands:
        out += [".SH COMMANDS", *entries(help_page.commands)]
    if help_page.positionals:
        out += [".SH ARGUMENTS", *entries(help_page.positionals)]
    out += [".SH OPTIONS", *entries(help_page.options)]
    for title, lines in prose:
        if title != "DESCRIPTION":
            out += [f".SH {title}", *body(lines)]
    if help_page.prose:
        out += [".SH NOTES"]
        for line in help_page.prose:
            out += [".PP", escaped(line)]
    if help_page.examples:
        out += [".SH EXAMPLES", *body(["    " + line for line in help_page.examples if line])]
    references = ", ".join(f"\\fB{escaped(other)}\\fR(1)" for other in others if other != name)
    return "\n".join(out + [".SH SEE ALSO", references]) + "\n"


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    program, version, prose, output = sys.argv[1:]
    overview, commands = all_help(program)
    pages = {"diplograph": overview, **{f"diplograph-{name}": text for name, text in commands.items()}}
    Path(output).mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        roff = page(name, text, sections(Path(prose) / f"{name}.1.md"), version, list(pages))
        (Path(output) / f"{name}.1").write_text(roff, encoding="utf-8")


if __name__ == "__main__":
    main()
