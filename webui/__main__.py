"""Run the command line: `defenders`, or `python -m webui`.

Every process that a build starts begins by importing what the script `defenders` imports. So this
module imports nothing before it is told to run.
"""


def main() -> None:
    """Run the command line."""
    from webui.cli import cli

    cli(prog_name="defenders")


if __name__ == "__main__":
    main()
