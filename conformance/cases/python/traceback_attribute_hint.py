class A:
  def run(self):
    self.value = 1
    return self.valeu
A().run()
