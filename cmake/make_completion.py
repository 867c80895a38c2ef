#!/usr/bin/env python3
"""Writes completions of the command line for bash and zsh, from what --help says.

usage: cmake/make_completion.py PROGRAM BASH_FILE ZSH_FILE
"""
import sys
from pathlib import Path

from command_help import all_help, option_names

BASH = """# bash completion for diplograph; written by cmake/make_completion.py
_diplograph() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${{COMP_WORDS[i]}} in
      {commands})
        command=${{COMP_WORDS[i]}}
        break
        ;;
    esac
  done
  COMPREPLY=()
  case $previous in
    --to)
      mapfile -t COMPREPLY < <(compgen -W "$("${{COMP_WORDS[0]}}" export --list 2>/dev/null | awk '/^[^ ]/ {{print $1}}')" -- "$word")
      return
      ;;
    --log-level)
      mapfile -t COMPREPLY < <(compgen -W "trace debug info warn error off" -- "$word")
      return
      ;;
  esac
  local options=""
  case $command in
{cases}
    *) options="{top}" ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "{words}" -- "$word")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}}
complete -F _diplograph diplograph
"""

ZSH = """#compdef diplograph
# zsh completion for diplograph; written by cmake/make_completion.py
local context state state_descr line
typeset -A opt_args
_arguments -C {top} '1:command:->command' '*::argument:->argument'
case $state in
  command)
    local -a commands
    commands=({commands})
    _describe command commands
    ;;
  argument)
    case $words[1] in
{cases}
    esac
    ;;
esac
"""


def zsh_quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_options(help_page):
    specifications = []
    for name, text in help_page.options:
        takes_value = " " in name.replace(" REQUIRED", "")
        words = text.replace("[", "(").replace("]", ")").replace(":", "\\:")
        for option in option_names(name):
            specifications.append(zsh_quoted(f"{option}[{words}]" + (":value:_files" if takes_value else "")))
    return " ".join(specifications)


def bash_options(help_page):
    return " ".join(option for name, _ in help_page.options for option in option_names(name))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    overview, commands = all_help(sys.argv[1])
    bash = BASH.format(
        commands=" | ".join(commands), words=" ".join(commands), top=bash_options(overview),
        cases="\n".join(f'    {name}) options="{bash_options(text)}" ;;' for name, text in commands.items()))
    zsh = ZSH.format(
        top=zsh_options(overview),
        commands=" ".join(zsh_quoted(f"{name}:{title}") for name, title in overview.commands),
        cases="\n".join(f"      {name}) _arguments {zsh_options(text)} '*:file:_files' ;;"
                        for name, text in commands.items()))
    for path, text in ((sys.argv[2], bash), (sys.argv[3], zsh)):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
