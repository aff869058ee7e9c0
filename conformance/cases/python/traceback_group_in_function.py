def validate(form):
    errors = [ValueError(f"{field} is missing") for field in ("name", "email") if field not in form]
    if errors:
        raise ExceptionGroup("invalid form", errors)
    return form

print(validate({"name": 1, "email": 2}))
validate({"phone": 1})
