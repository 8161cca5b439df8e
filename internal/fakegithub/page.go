package fakegithub

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// page is the part of a list that was asked for, with links to the other parts.
func page[T any](c *call, all []T, show func(T) object) answer {
	part, header := slice(c, all)
	return answer{status: http.StatusOK, body: shown(part, show), header: header}
}

// counted is a page inside an object that says how many there are.
func counted[T any](c *call, name string, all []T, show func(T) object) answer {
	part, header := slice(c, all)
	return answer{status: http.StatusOK, body: object{"total_count": len(all), name: shown(part, show)}, header: header}
}

func shown[T any](list []T, show func(T) object) []object {
	out := make([]object, 0, len(list))
	for _, one := range list {
		out = append(out, show(one))
	}
	return out
}

func slice[T any](c *call, all []T) ([]T, map[string]string) {
	size := number(c.query("per_page"), 30, 100)
	at := number(c.query("page"), 1, 1<<30)
	last := max(1, (len(all)+size-1)/size)
	var links []string
	link := func(page int, rel string) {
		u := *c.r.URL
		q := u.Query()
		q.Set("page", strconv.Itoa(page))
		u.RawQuery = q.Encode()
		links = append(links, fmt.Sprintf(`<%s%s?%s>; rel="%s"`, c.base, c.path, u.RawQuery, rel))
	}
	if at > 1 {
		link(at-1, "prev")
		link(1, "first")
	}
	if at < last {
		link(at+1, "next")
		link(last, "last")
	}
	header := map[string]string{}
	if len(links) > 0 {
		header["Link"] = strings.Join(links, ", ")
	}
	from := min((at-1)*size, len(all))
	return all[from:min(from+size, len(all))], header
}

func number(text string, usual, most int) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return usual
	}
	return min(n, most)
}
