using System.Text;

namespace Scoring.Tests;

/// <summary>Files of the repository that tests compare with what the engine makes.</summary>
static class RepositoryFile
{
    /// <summary>The place of a file given from the repository's root.</summary>
    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Scoring.sln"))) folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), name);
    }

    /// <summary>Fails unless the file holds exactly this text. With UPDATE_EXPECTED=1 in the environment the file is rewritten instead.</summary>
    public static void AssertHolds(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") == "1") File.WriteAllText(Path(name), text, new UTF8Encoding(false));
        Assert.Equal(text, File.ReadAllText(Path(name)));
    }
}
