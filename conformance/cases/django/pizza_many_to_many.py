from django.db import models
class Topping(models.Model):
    name = models.CharField(max_length=30)
    def __str__(self): return self.name
class Pizza(models.Model):
    name = models.CharField(max_length=50)
    toppings = models.ManyToManyField(Topping, related_name="pizzas")
    def __str__(self):
        return "%s (%s)" % (self.name, ", ".join(t.name for t in self.toppings.all()))
class Article(models.Model):
    headline = models.CharField(max_length=100)
    reporters = models.ManyToManyField("Reporter")
    class Meta: ordering = ["headline"]
    def __str__(self): return self.headline
class Reporter(models.Model):
    name = models.CharField(max_length=30)
ham, egg, corn = [Topping.objects.create(name=n) for n in ("ham", "egg", "corn")]
p = Pizza.objects.create(name="Roma")
p.toppings.add(ham, egg)
p.toppings.add(egg, corn.pk)
print(p, p.toppings.count(), ham.pizzas.all())
p.toppings.remove(egg)
print(p.toppings.filter(name__startswith="h"), p.toppings.exists())
new = p.toppings.create(name="olive")
p.toppings.set([ham, new, egg])
print(Pizza.objects.filter(toppings__name="olive").count(), Pizza.objects.filter(toppings=ham))
q = Pizza.objects.create(name="Plain"); ham.pizzas.add(q)
print(Pizza.objects.prefetch_related("toppings").all())
print(Pizza.objects.exclude(toppings__name="egg"))
p.toppings.clear()
print(Topping.objects.filter(pizzas__isnull=True).order_by("name"), Pizza.toppings.through.objects.count())
r = Reporter.objects.create(name="Jo"); a = Article.objects.create(headline="B"); b = Article.objects.create(headline="A")
r.article_set.add(a, b)
print(r.article_set.all(), Article.objects.filter(reporters__name="Jo").count(), b.reporters.get().name)
r.article_set.set([b]); print(Reporter.objects.filter(article__headline="A").distinct(), r.article_set.count())
print(list(Pizza.toppings.through.objects.values()))
