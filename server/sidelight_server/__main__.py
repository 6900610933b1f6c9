"""The door of the command line: imports it late, so that worker processes start fast."""


def main() -> None:
    """Run `sidelight`, or `python -m sidelight_server`."""
    from sidelight_server.cli import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
