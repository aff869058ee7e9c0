package object

// FormatNumber lays out a number of a type that is not built in (a Decimal) by a
// format specifier. render gives its digits before and after the point (rest
// starts with the point, and holds exponent or percent sign) for the
// presentation type (0: none given) and the precision (-1: none given).
func FormatNumber(th *Thread, spec, typeName string, render func(typ rune, precision int, alt bool) (neg bool, digits, rest string, err error)) (string, error) {
	f, err := parseSpec(spec, typeName, 0, '>')
	if err != nil {
		return "", err
	}
	neg, digits, rest, err := render(f.typ, f.precision, f.alt)
	if err != nil {
		return "", err
	}
	return f.number(th, neg, "", digits, rest)
}
