// A program that uses what the tables are for: growing stacks, collected garbage,
// goroutines, recovered and fatal panics.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
)

type node struct {
	next *node
	data [16]int
}

func deep(n int, keep *node) int {
	if n == 0 {
		runtime.GC()
		return keep.data[3]
	}
	local := &node{next: keep}
	local.data[3] = n
	return deep(n-1, local) + local.next.data[3]
}

func fails(list []int) (err error) {
	defer func() { err = fmt.Errorf("recovered: %v", recover()) }()
	return fmt.Errorf("%d", list[len(os.Args)+5])
}

func main() {
	fmt.Println(deep(20000, &node{}))
	fmt.Println(fails([]int{1, 2}))
	var group sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		group.Go(func() {
			var list *node
			for j := range 20000 {
				list = &node{next: list}
				list.data[0] = j
			}
			for n := list; n != nil; n = n.next {
				sums[i] += n.data[0]
			}
		})
	}
	group.Wait()
	fmt.Println(sums)
	var none *node
	fmt.Println(none.next)
}
