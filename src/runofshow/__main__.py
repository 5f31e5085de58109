"""`python -m runofshow` is the console command."""

from runofshow.cli import main

if __name__ == "__main__":
    main()
