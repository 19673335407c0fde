using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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

    /// <summary>The folder of a run.</summary>
    public static Argument<string> Run() => new("run") { Description = "Folder that 'scoring run' wrote." };

    /// <summary>The roster table.</summary>
    public static Option<string?> Roster() => new("--roster") { Description = "Roster table (CSV or Parquet); replaces the scheme's.", HelpName = "FILE" };

    /// <summary>The correction table.</summary>
    public static Option<string?> Corrections() => new("--corrections")
    {
        Description = "Corrections to apply (CSV or Parquet: unit, year, variable, old, new, reason, by); replaces the scheme's.",
        HelpName = "FILE",
    };

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
        return new Option<int?>("--threads")
        {
            Description = "Threads to use; results do not depend on it. Default: all cores.",
            HelpName = "N",
            CustomParser = result => (int?)WholeNumber(result, 1, int.MaxValue),
        };
    }

    /// <summary>A calendar year.</summary>
    public static Option<int?> Year(string description, string name = "--year") => new(name)
    {
        Description = description,
        HelpName = "YEAR",
        CustomParser = result => (int?)WholeNumber(result, 1, 9999),
    };

    /// <summary>A number of things, at least one.</summary>
    public static Option<int> Count(string name, string description, int standard) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result => (int)(WholeNumber(result, 1, int.MaxValue) ?? 0),
    };

    /// <summary>Parses a whole number; adds an error that names the option where there is none.</summary>
    public static ulong? WholeNumber(ArgumentResult result, ulong least, ulong most)
    {
        var text = result.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        var name = ((OptionResult)result.Parent!).Option.Name;
        var limits = most < int.MaxValue ? $"from {least} to {most}" : $"of at least {least}";
        result.AddError($"{name} must be a whole number {limits}, not '{text}'.");
        return null;
    }

    /// <summary>The severity that fails a run.</summary>
    public static Option<Severity?> FailOn()
    {
        var failOn = new Option<Severity?>("--fail-on")
        {
            Description = "Exit with 1 when a finding has at least this severity. Default: none does.",
            HelpName = "error|warning|info",
            CustomParser = result =>
            {
                switch (result.Tokens[0].Value)
                {
                    case "error": return Severity.Error;
                    case "warning": return Severity.Warning;
                    case "info": return Severity.Info;
                    default:
                        result.AddError($"--fail-on must be error, warning or info, not '{result.Tokens[0].Value}'.");
                        return null;
                }
            },
        };
        failOn.CompletionSources.Add("error", "warning", "info");
        return failOn;
    }

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
