"""The show as a document: what a secretariat gets, as Markdown, JSON, DOCX or PDF."""
