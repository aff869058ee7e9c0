def main():
    raise KeyboardInterrupt

try:
    main()
except Exception:
    print("not an Exception")
