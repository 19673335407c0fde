using Scoring.Tests.Shared;

namespace Scoring.Cli.Tests;

/// <summary>Texts kept in <c>Expected</c>. With <c>UPDATE_EXPECTED=1</c> they are written anew; look at the difference before committing it.</summary>
static class Expected
{
    public static void AssertSame(string name, string actual)
    {
        var path = Path.Combine(SharedData.Repository, "tests", "Scoring.Cli.Tests", "Expected", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"Expected/{name} is missing; UPDATE_EXPECTED=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
