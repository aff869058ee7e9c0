# http.HTTPStatus and http.HTTPMethod.
from http import HTTPStatus, HTTPMethod
import http

print(len(HTTPStatus), list(HTTPStatus)[:5], HTTPStatus.OK, HTTPStatus(404), HTTPStatus["NOT_FOUND"].phrase)
for status in HTTPStatus:
    print(status.value, status.name, repr(status), str(status), status.phrase, status == status.value, f"{status}")
print(HTTPStatus.OK == 200, 200 == HTTPStatus.OK, HTTPStatus.OK < HTTPStatus.CREATED, isinstance(HTTPStatus.OK, int), HTTPStatus.OK + 1)
print(HTTPMethod.GET, repr(HTTPMethod.GET), HTTPMethod("POST"), HTTPMethod.GET == "GET", [m.name for m in HTTPMethod])
print({HTTPStatus.OK: 1}[200], HTTPStatus.IM_A_TEAPOT, sorted([HTTPStatus.GONE, HTTPStatus.OK]), HTTPStatus.__module__)
for bad in (lambda: HTTPStatus(999), lambda: HTTPStatus["NOPE"], lambda: HTTPStatus.NOPE, lambda: HTTPMethod('GOT')):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
match 404:
    case HTTPStatus.NOT_FOUND:
        print("found out")
