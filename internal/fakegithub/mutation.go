package fakegithub

import "fmt"

// mutations are the fields of GraphQL's Mutation that a reviewer needs.
func (c *call) mutations() object {
	return object{
		"__typename":                     "Mutation",
		"minimizeComment":                c.mutation("subjectId", "minimizedComment", minimise(true)),
		"unminimizeComment":              c.mutation("subjectId", "unminimizedComment", minimise(false)),
		"updatePullRequestReviewComment": c.mutation("pullRequestReviewCommentId", "pullRequestReviewComment", rewrite),
		"resolveReviewThread":            c.mutation("threadId", "thread", resolve(true)),
		"unresolveReviewThread":          c.mutation("threadId", "thread", resolve(false)),
	}
}

// mutation changes the node that its input names, for who may write, and shows it.
func (c *call) mutation(subject, result string, change func(c *call, node any, in object) object) field {
	return func(args map[string]any) (any, error) {
		in := input(args)
		id := fmt.Sprint(in[subject])
		node, has := c.s.nodes[id]
		if !has {
			return nil, unresolved(id)
		}
		if !c.by.can("pull_requests:write") && !c.by.can("issues:write") {
			return nil, refused{"FORBIDDEN", forbiddenText}
		}
		shown := change(c, node, in)
		if shown == nil {
			return nil, unresolved(id)
		}
		return object{"__typename": "Payload", "clientMutationId": in["clientMutationId"], result: shown}, nil
	}
}

func minimise(hide bool) func(*call, any, object) object {
	return func(_ *call, node any, in object) object {
		reason := ""
		if hide {
			reason = fmt.Sprint(in["classifier"])
		}
		switch n := node.(type) {
		case *comment:
			n.hidden = reason
			return n.graph()
		case *note:
			n.hidden = reason
			return n.graph()
		case *review:
			n.hidden = reason
			return object{"__typename": "PullRequestReview", "id": "PRR_" + itoa(n.id), "isMinimized": hide, "minimizedReason": text(reason)}
		}
		return nil
	}
}

func rewrite(c *call, node any, in object) object {
	n, isNote := node.(*note)
	if !isNote {
		return nil
	}
	n.body, n.updated = fmt.Sprint(in["body"]), c.s.tick()
	return n.graph()
}

func resolve(done bool) func(*call, any, object) object {
	return func(c *call, node any, _ object) object {
		n, isNote := node.(*note)
		if !isNote {
			return nil
		}
		n.resolved = ""
		if done {
			n.resolved = c.by.login
		}
		return n.thread()
	}
}
