using System.Diagnostics;

namespace Scoring.Publishing.Tests.Workbooks;

/// <summary>The spreadsheet program that recalculates workbooks in tests, with a profile that always recalculates.</summary>
static class LibreOffice
{
    const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    public static bool IsThere { get; } = File.Exists("/usr/bin/soffice");

    /// <summary>Opens workbooks, recalculates them and saves them into a folder under the same names.</summary>
    public static void Recalculate(string folder, params string[] workbooks)
    {
        var profile = Directory.CreateTempSubdirectory("scoring-office-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), AlwaysRecalculate);
            var start = new ProcessStartInfo("/usr/bin/soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])[$"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", folder, .. workbooks]) start.ArgumentList.Add(argument);
            using var office = Process.Start(start)!;
            var error = office.StandardError.ReadToEndAsync();
            office.StandardOutput.ReadToEnd();
            office.WaitForExit();
            foreach (var workbook in workbooks) Assert.True(File.Exists(Path.Combine(folder, Path.GetFileName(workbook))), error.Result);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}

/// <summary>A test that needs LibreOffice: skipped with a reason where it is missing, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (!LibreOffice.IsThere && Environment.GetEnvironmentVariable("CI") != "true") Skip = "LibreOffice Calc is not installed (Debian: apt-get install libreoffice-calc).";
    }
}
