"""Trains the network of the attributions. See the model card, server/model/README.md."""
