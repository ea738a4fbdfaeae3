"""The network of a day as a picture: lanes, cards and lines with their places, and its table.

`layout.draw` makes a scene of a network; `graph.exporters.svg` paints it. A scene has a place
for every node and every edge of its network and for nothing else. Nothing here knows of colours.
"""
