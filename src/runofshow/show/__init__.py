"""The pure core: commands in, facts out, the show as a fold over facts, and the outlook at any instant."""
