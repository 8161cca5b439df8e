package fakegithub

import (
	"net/http"
	"strconv"
	"time"
)

// quota is the primary rate limit, one for everybody.
type quota struct {
	limit, remaining int
	reset            time.Time
}

// Quota says how many more requests are answered, and when that is forgotten.
func (s *Server) Quota(remaining int, reset time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quota.remaining, s.quota.reset = remaining, reset
}

func (q quota) write(header map[string]string) {
	header["X-RateLimit-Limit"] = strconv.Itoa(q.limit)
	header["X-RateLimit-Remaining"] = strconv.Itoa(q.remaining)
	header["X-RateLimit-Used"] = strconv.Itoa(q.limit - q.remaining)
	header["X-RateLimit-Reset"] = strconv.FormatInt(q.reset.Unix(), 10)
	header["X-RateLimit-Resource"] = "core"
}

// spent refuses everything until the quota is new again.
func (q *quota) spent() (answer, bool) {
	if !time.Now().Before(q.reset) {
		q.remaining, q.reset = q.limit, q.reset.Add(time.Hour)
	}
	if q.remaining > 0 {
		return answer{}, false
	}
	return refusal(http.StatusForbidden, "API rate limit exceeded for installation."), true
}

var quotaRoutes = []route{{"GET", "/rate_limit", "", rateLimit}}

func rateLimit(c *call) answer {
	q := c.s.quota
	c.s.quota.remaining++ // asking costs nothing
	rate := object{"limit": q.limit, "remaining": q.remaining, "used": q.limit - q.remaining, "reset": q.reset.Unix()}
	return ok(object{"rate": rate, "resources": object{"core": rate, "search": rate, "graphql": rate}})
}
