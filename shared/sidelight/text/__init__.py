"""Words, sentences and quotation marks."""
