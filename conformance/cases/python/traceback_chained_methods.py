text = "a,b,c"
result = (
    text
    .upper()
    .split(",")
    .push("d")
)
