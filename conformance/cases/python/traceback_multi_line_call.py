def area(width, height):
    return width * height

result = area(
    3,
    height="4" + 5,
)
