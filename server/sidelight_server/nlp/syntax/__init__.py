"""Tags, sentences, dependencies and names, by a small neural network, as a component of a spaCy pipeline."""
