namespace Scoring.Data.Tests;

/// <summary>The folder with the solution.</summary>
static class Repository
{
    public static string Folder { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Scoring.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Scoring.sln");
    }
}
