import sys
def main():
    print("leaving")
    sys.exit(3)

if __name__ == "__main__":
    main()
