using System.Security.Cryptography;
using System.Text;

namespace Scoring.Report.Rendering;

/// <summary>Styles and scripts of the pages, and the policy that lets nothing else in.</summary>
static class PageAssets
{
    /// <summary>Name of the style's file beside the pages of a folder.</summary>
    public const string StyleFile = "report.css";

    /// <summary>Name of the script's file beside the pages of a folder.</summary>
    public const string ScriptFile = "report.js";

    /// <summary>All styles: tokens, then the pages', then the others.</summary>
    public static string Styles { get; } = string.Concat(Names(".css").OrderBy(name => name switch { "tokens.css" => 0, "report.css" => 1, _ => 2 }).ThenBy(name => name, StringComparer.Ordinal).Select(Read));

    /// <summary>All scripts.</summary>
    public static string Script { get; } = string.Concat(Names(".js").Order(StringComparer.Ordinal).Select(Read));

    /// <summary>The content security policy: no network, no frame, no form, and only the style and script that are ours.</summary>
    /// <param name="hasFiles">True when style and script stand in files beside the page.</param>
    /// <param name="further">A further style of the page; null = none.</param>
    public static string Policy(bool hasFiles, string? further = null) =>
        $"default-src 'none'; style-src {(hasFiles ? "'self' file:" : Hash(Styles))}{(further is null ? "" : $" {Hash(further)}")}; script-src {(hasFiles ? "'self' file:" : Hash(Script))}; base-uri 'none'; form-action 'none'";

    static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static IEnumerable<string> Names(string ending) => typeof(PageAssets).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal));

    static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageAssets).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        // A page has one kind of line ends whatever the working copy has.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
