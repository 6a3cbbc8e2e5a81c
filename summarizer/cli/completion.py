"""`summarize completion SHELL`: the script that makes a shell complete commands, options and files."""

import click

from summarizer.cli.streams import write_stdout

_SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the script that completes commands and options in your shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Prints a completion script. For bash, add to ~/.bashrc:

        eval "$(summarize completion bash)"

    for zsh the same in ~/.zshrc, and for fish: summarize completion fish > ~/.config/fish/completions/summarize.fish
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415  # needed here alone

    complete = get_completion_class(shell)
    program = click.get_current_context().find_root().command
    if complete is not None:
        write_stdout(complete(program, {}, "summarize", "_SUMMARIZE_COMPLETE").source() + "\n")
