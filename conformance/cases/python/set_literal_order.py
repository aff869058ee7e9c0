# The order of sets that are written as literals, of types, and of tuples with None.
print({623, 'write'})
s = {623, 'write'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
for x in {623, 'write'}:
    print(x, end=' ')
print([x for x in {623, 'write'}], frozenset({623, 'write'}), list({623, 'write'}))
print({'Ben', 275, 'name', 'write'})
print({'guest', 'world', 'woman'})
print({'wed', ('cherry', 2), 'green'})
print({'diamonds', ('egg', 8), 'pear'})
s = {'diamonds', ('egg', 8), 'pear'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'c', 'closed', 'salt', 'tue'})
for x in {'c', 'closed', 'salt', 'tue'}:
    print(x, end=' ')
print([x for x in {'c', 'closed', 'salt', 'tue'}], frozenset({'c', 'closed', 'salt', 'tue'}), list({'c', 'closed', 'salt', 'tue'}))
print({'orm', 'orange', 'staff'})
print({'django', 'y', 'horse'})
print({True, 'quick', 'jan', 449})
s = {True, 'quick', 'jan', 449}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'brown', 'hello', 'jan', 22})
print({'sat', 'viewer', 'monday', 'earth', 'paid', 'egg', 'alice'})
for x in {'sat', 'viewer', 'monday', 'earth', 'paid', 'egg', 'alice'}:
    print(x, end=' ')
print([x for x in {'sat', 'viewer', 'monday', 'earth', 'paid', 'egg', 'alice'}], frozenset({'sat', 'viewer', 'monday', 'earth', 'paid', 'egg', 'alice'}), list({'sat', 'viewer', 'monday', 'earth', 'paid', 'egg', 'alice'}))
print({'Bob', 138})
print({'no', 262, 'x'})
s = {'no', 262, 'x'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'read', 'sugar', 'earth', 528, 'Carol', ('physics', 0), 'name', 'new', 'apple', 'z', 'three', 'bool'})
print({'math', 'berlin', 'one'})
print({'math', 34, 'left', 'tokyo'})
for x in {'math', 34, 'left', 'tokyo'}:
    print(x, end=' ')
print([x for x in {'math', 34, 'left', 'tokyo'}], frozenset({'math', 34, 'left', 'tokyo'}), list({'math', 34, 'left', 'tokyo'}))
print({None, 'world', ..., 'author', 'eve', 'pending'})
s = {None, 'world', ..., 'author', 'eve', 'pending'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'str', 'pear', None})
print({-1, 'man'})
print({'rust', 2.5, 'age', 'y', 'low'})
print({'false', 'no', 'pear', 'music', 'ruby', 'jumps'})
s = {'false', 'no', 'pear', 'music', 'ruby', 'jumps'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
for x in {'false', 'no', 'pear', 'music', 'ruby', 'jumps'}:
    print(x, end=' ')
print([x for x in {'false', 'no', 'pear', 'music', 'ruby', 'jumps'}], frozenset({'false', 'no', 'pear', 'music', 'ruby', 'jumps'}), list({'false', 'no', 'pear', 'music', 'ruby', 'jumps'}))
print({'sun', 'south', 10})
print({'the', 'yes', 'fri', 'rust'})
print({'fri', 'salt', 'red'})
print({'tue', 'egg'})
s = {'tue', 'egg'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'alice', 'closed', 'kiwi', 'y'})
for x in {'alice', 'closed', 'kiwi', 'y'}:
    print(x, end=' ')
print([x for x in {'alice', 'closed', 'kiwi', 'y'}], frozenset({'alice', 'closed', 'kiwi', 'y'}), list({'alice', 'closed', 'kiwi', 'y'}))
print({'the', 'rome', 'four', 'bool'})
print({514, 'https', 75, 'user', 'music', True, 'cow', 'tokyo', 'sat', 'js', 'draft', 23})
print({'cow', True, 'tuple', 'blue', 'egg', 'two'})
s = {'cow', True, 'tuple', 'blue', 'egg', 'two'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'clubs', ('todo', 2), 'salt'})
print({'lemon', 'the', 'y'})
for x in {'lemon', 'the', 'y'}:
    print(x, end=' ')
print([x for x in {'lemon', 'the', 'y'}], frozenset({'lemon', 'the', 'y'}), list({'lemon', 'the', 'y'}))
print({'float', 'fig', 'css'})
print({('html', 3), 'bread', 'magenta', 'old', 'kiwi', 'horse', 'closed'})
s = {('html', 3), 'bread', 'magenta', 'old', 'kiwi', 'horse', 'closed'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'earth', 'hearts', 'c'})
print({True, 'y', 'man'})
print({782, 'monday', 'bread'})
for x in {782, 'monday', 'bread'}:
    print(x, end=' ')
print([x for x in {782, 'monday', 'bread'}], frozenset({782, 'monday', 'bread'}), list({782, 'monday', 'bread'}))
print({'ace', 'z', 'id'})
s = {'ace', 'z', 'id'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'sugar', 'grape'})
print({381, 'delete', 'published', 'email'})
print({'sun', 'no', 'published'})
print({'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'})
s = {'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
for x in {'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'}:
    print(x, end=' ')
print([x for x in {'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'}], frozenset({'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'}), list({'z', 'float', 'ace', 'viewer', 'web', 'published', 'false', 'city', 'ham', 'math', 'venus', 'lemon'}))
print({'paris', 'jan', 'woman'})
print({'world', 'staff', 'magenta'})
print({472, 'queen', 'autumn', 513})
print({'bob', 'wed', 'low'})
s = {'bob', 'wed', 'low'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({'wed', 'bar', 'mars'})
for x in {'wed', 'bar', 'mars'}:
    print(x, end=' ')
print([x for x in {'wed', 'bar', 'mars'}], frozenset({'wed', 'bar', 'mars'}), list({'wed', 'bar', 'mars'}))
print({'banana', 'x'})
print({'autumn', 2.5, ...})
print({'sql', 'write', 'update'})
s = {'sql', 'write', 'update'}
s.add('more')
print(s, sorted(map(str, s))[:2], s | {'q', 'w', 'e'}, s - {'a', 1, 'b'})
print({398, 'get', 'left', 'yellow'})
print({'horse', ('city', 5), 'js', 'world', 'write', 'fox', 739, 'cow', 'paid', 'winter', 'true', 'comment'})
print({int, str, float}, {type(None), bool, list, dict}, {ValueError, KeyError, TypeError, IndexError}, hash(None), {None, 'a', ...})
colors = {"red", "green", "blue"}


def paint(extra=frozenset({"cyan", "magenta", "yellow", "black"})):
    for c in {"red", "blue"} | colors:
        yield c
    yield from {"north", "south", "east", "west"}
    yield from sorted(extra)


print(list(paint()))
print({type(x) for x in [1, "a", 2.0, None, [], {}, (), set(), b"", object(), type, len, paint]})
print({(None, 1), (1, None), ("a", None)}, {x: 1 for x in {"one", "two", "three"}})
print([x for x in {10, 20, 30, 1000} for y in {"x", "yy"}], "red" in {"red", "blue", "green"})
