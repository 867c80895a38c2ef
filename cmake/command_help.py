"""What `diplograph --help` and `diplograph COMMAND --help` say, taken apart."""
import re
import subprocess
from dataclasses import dataclass, field

ENTRY = re.compile(r"^  (\S.*?)(?:\s{2,}(\S.*))?$")


@dataclass
class Help:
    """Sections have entries (name, text); the prose and the examples follow them."""
    title: str
    usage: str
    positionals: list = field(default_factory=list)
    options: list = field(default_factory=list)
    commands: list = field(default_factory=list)
    prose: list = field(default_factory=list)
    examples: list = field(default_factory=list)


def parse(text):
    lines = text.splitlines()
    page = Help(title=lines[0], usage=lines[1].removeprefix("Usage: "))
    sections = {"Positionals:": page.positionals, "Options:": page.options,
                "Language model:": page.options,
                "Commands:": page.commands}
    section = page.prose
    for line in lines[2:]:
        if line in sections:
            section = sections[line]
        elif line == "Examples:":
            section = page.examples
        elif section is page.examples:
            section.append(line.removeprefix("  "))
        elif section is page.prose or not line.startswith("  "):
            if line:
                section = page.prose
                section.append(line)
        elif line.startswith(" " * 20) and section:
            name, words = section[-1]
            section[-1] = (name, f"{words} {line.strip()}".strip())
        else:
            name, words = ENTRY.match(line).groups()
            section.append((name, words or ""))
    return page


def help_of(program, *command):
    result = subprocess.run([program, *command, "--help"], stdout=subprocess.PIPE,
                            stdin=subprocess.DEVNULL, check=True)
    return parse(result.stdout.decode("utf-8"))


def all_help(program):
    """The program's own help, and that of each command by its name."""
    overview = help_of(program)
    return overview, {name: help_of(program, name) for name, _ in overview.commands}


def option_names(name):
    """["-o", "--output"] of "-o,--output DIR REQUIRED"."""
    return re.findall(r"(?<![\w-])--?[a-z][\w-]*", name.split(" ")[0])
