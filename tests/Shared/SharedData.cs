namespace Scoring.Tests.Shared;

/// <summary>The published data sets that lie beside the repository rather than in it.</summary>
public static class SharedData
{
    /// <summary>The folder with the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of published data beside the repository.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository, "..", "shared"));

    /// <summary>Whether the data are there.</summary>
    public static bool IsThere => Directory.Exists(Folder);

    /// <summary>The path of a file below the folder, given with forward slashes.</summary>
    public static string File(string path) => Path.Combine(Folder, path.Replace('/', Path.DirectorySeparatorChar));

    static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Scoring.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Scoring.sln is in no folder above the tests.");
    }
}

/// <summary>A test on the published data: skipped with a reason where they are missing, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!SharedData.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"The published data are not at {SharedData.Folder}.";
    }
}

/// <summary>As <see cref="SharedDataFactAttribute"/>, for tests with parameters.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (!SharedData.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = $"The published data are not at {SharedData.Folder}.";
    }
}
