package main

import "testing"

// TestSuites holds that every finding about a suite can be asked about by the name it has in the report.
func TestSuites(t *testing.T) {
	s, _, _ := newSample(t)
	s.configure("suites:\n  sdks:\n    - {sdk: python, files: [e2e/*.py]}\n    - {sdk: node, files: [e2e/*.ts]}\n    - {sdk: dotnet, files: [E2E/*.cs]}\n    - {sdk: go, files: [e2e/*_test.go]}\n")
	s.write("python/e2e/test_backup.py", "def test_should_list_backups():\n    run()\n")
	s.write("node/e2e/backup.test.ts", "it(\"should list backups\", () => run());\n")
	s.write("dotnet/E2E/BackupTests.cs", "public class BackupTests\n{\n    [Fact]\n    public void Should_List_Backups()\n    {\n        Run();\n    }\n}\n")
	s.write("go/e2e/locks_test.go", "package e2e\nfunc TestLocks(t *testing.T) {\n\tt.Run(\"should break lock\", func(t *testing.T) { run() })\n}\n")
	s.want(0, "suite-missing:suite.backup:go", "audit", "--format", "json")
	s.want(0, "suite.backup (suite, key suite.backup)\npython present as backup at python/e2e/test_backup.py:1\ngo missing\nsuite-missing:suite.backup:go: suite backup is in node, dotnet and python and not in go\n!expected:", "explain", "suite.backup")
}
