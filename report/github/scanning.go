package github

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"

	"github.com/google/go-github/v62/github"
)

const maxSARIF = 10 << 20 // bytes, packed

// Scan uploads SARIF with so many results for code scanning, unless the commit has as many from us. A second upload for the same
// commit takes the first one's place.
func (r *Repo) Scan(ctx context.Context, ref, head string, sarif []byte, results int, first bool) (string, error) {
	if !first && r.scanned(ctx, ref, head, results) {
		return unchanged, nil
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(sarif)
	if err = errors.Join(err, z.Close()); err != nil {
		return "", fmt.Errorf("pack the SARIF: %w", err)
	}
	if b.Len() > maxSARIF {
		return "", Error{Doing: "upload the SARIF", Text: "it is larger than 10 MiB, which GitHub does not take"}
	}
	packed := base64.StdEncoding.EncodeToString(b.Bytes())
	_, _, err = r.client.CodeScanning.UploadSarif(repeated(ctx), r.Owner, r.Name, &github.SarifAnalysis{
		CommitSHA: &head, Ref: &ref, Sarif: &packed, ToolName: github.String(toolName),
	})
	var accepted *github.AcceptedError // what GitHub says to an upload
	if err != nil && !errors.As(err, &accepted) {
		return "", r.fail("upload the SARIF", err)
	}
	return made, nil
}

// scanned reports whether a commit's results are there. Whether that can be seen is another right than to upload, so no error.
func (r *Repo) scanned(ctx context.Context, ref, head string, results int) bool {
	list, _, err := r.client.CodeScanning.ListAnalysesForRepo(ctx, r.Owner, r.Name, &github.AnalysesListOptions{Ref: &ref})
	return err == nil && slices.ContainsFunc(list, func(a *github.ScanningAnalysis) bool {
		return a.GetCommitSHA() == head && a.GetTool().GetName() == toolName && a.GetResultsCount() == results
	})
}

const toolName = "sdkparity"
