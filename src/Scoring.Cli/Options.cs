using System.CommandLine;
using Scoring.Findings;

namespace Scoring.Cli;

/// <summary>Options and arguments that several commands share.</summary>
static class Options
{
    /// <summary>JSON on standard output instead of a table.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON instead of a table.", Recursive = true };

    /// <summary>Language of tables and messages.</summary>
    public static readonly Option<Language> Language = CreateLanguage();

    /// <summary>No progress.</summary>
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress on standard error.", Recursive = true };

    /// <summary>The scheme file.</summary>
    public static Argument<string> Scheme() => new("scheme") { Description = "Scheme file (JSON)." };

    /// <summary>The panel's files.</summary>
    public static Argument<string[]> Panel() => new("panel")
    {
        Description = "Panel: Parquet or CSV files, folders (also year=2024/ folders) or patterns such as 'data/*.parquet'.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The roster table.</summary>
    public static Option<string?> Roster() => new("--roster") { Description = "Roster table (CSV or Parquet); replaces the scheme's.", HelpName = "FILE" };

    /// <summary>Column mapping.</summary>
    public static Option<string[]> Columns() => new("--column")
    {
        Description = "Map a column, as role=name: unit=fips, year=time_period, indicator=variable, value=obs, measure=unit, status=flag.",
        HelpName = "ROLE=NAME",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Threads.</summary>
    public static Option<int?> Threads()
    {
        var threads = new Option<int?>("--threads") { Description = "Threads to use; results do not depend on it. Default: all cores.", HelpName = "N" };
        threads.Validators.Add(result =>
        {
            if (result.GetValue(threads) < 1) result.AddError("--threads must be at least 1.");
        });
        return threads;
    }

    /// <summary>The severity that fails a run.</summary>
    public static Option<Severity?> FailOn() => new("--fail-on")
    {
        Description = "Exit with 1 when a finding has at least this severity. Default: none does.",
        HelpName = "error|warning|info",
    };

    static Option<Language> CreateLanguage()
    {
        var language = new Option<Language>("--lang")
        {
            Description = "Language of tables and messages: zh or en. Default: en.",
            HelpName = "zh|en",
            Recursive = true,
            CustomParser = result =>
            {
                switch (result.Tokens[0].Value)
                {
                    case "zh": return Scoring.Language.Chinese;
                    case "en": return Scoring.Language.English;
                    default:
                        result.AddError($"--lang must be zh or en, not '{result.Tokens[0].Value}'.");
                        return default;
                }
            },
        };
        language.CompletionSources.Add("zh", "en");
        return language;
    }
}
