name = "Ada"
age = 36
print("Name: " + name)
print("Age: " + age)
