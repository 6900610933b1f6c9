"""Trains the network of syntax and names. See the model card, server/model/README.md."""
