using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Publishing.Forms;

/// <summary>What a form asks for and in which rows: the scheme's variables, then its identities, then the indicators that follow from them.</summary>
sealed class FormPlan
{
    /// <summary>Row of the unit's code.</summary>
    public const int UnitRow = 3;

    /// <summary>Row of the table's header.</summary>
    public const int HeaderRow = 6;

    /// <summary>What stands where a form cannot know a value.</summary>
    public const string NoValue = "—";

    /// <param name="scheme">The scheme.</param>
    /// <param name="year">The year that is asked for.</param>
    /// <param name="language">Language of labels and names.</param>
    /// <param name="history">What forms may read besides their entries.</param>
    public FormPlan(Scheme scheme, int year, Language language, FormHistory history)
    {
        (Scheme, Year, Language, History) = (scheme, year, language, history);
        var needed = scheme.NeededVariables.ToHashSet(StringComparer.Ordinal);
        var declared = scheme.Variables.Where(variable => needed.Contains(variable.Code)).ToList();
        Variables = [.. declared, .. scheme.NeededVariables.Where(code => !declared.Exists(variable => variable.Code == code)).Select(code => new Variable(code))];
        Rows = Variables.Index().ToDictionary(pair => pair.Item.Code, pair => HeaderRow + 1 + pair.Index, StringComparer.Ordinal);
        var formulas = new FormFormula(Rows, scheme.Indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal), history, year);
        Identities = [.. scheme.Identities.Select(identity => (formulas.Of(identity.Left, null, 0), formulas.Of(identity.Right, null, 0)) is ({ } left, { } right)
            ? new FormIdentity(identity, left, right, "")
            : new FormIdentity(identity, null, null, formulas.Lacking))];
        Indicators = [.. scheme.NeededIndicators.Where(indicator => indicator.Value is not null).Select(indicator =>
            new FormIndicator(indicator, formulas.Of(indicator.Value!, indicator.Code, 1), formulas.Of(indicator.Value!, indicator.Code, 0), formulas.Lacking))];
        YearsBack = formulas.Furthest;
    }

    /// <summary>Earlier years and the other units' forms.</summary>
    public FormHistory History { get; }

    /// <summary>How many years back the formulas read: 1 for last year; those further back stand right of the form.</summary>
    public int YearsBack { get; }

    /// <summary>The scheme.</summary>
    public Scheme Scheme { get; }

    /// <summary>The year that is asked for.</summary>
    public int Year { get; }

    /// <summary>Language of labels and names.</summary>
    public Language Language { get; }

    /// <summary>The variables that the scheme reads, in its order.</summary>
    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Row of each variable.</summary>
    public IReadOnlyDictionary<string, int> Rows { get; }

    /// <summary>Last row of the variables.</summary>
    public int LastVariableRow => HeaderRow + Variables.Count;

    /// <summary>The equations that are to hold; one that the form cannot check has no formulas.</summary>
    public IReadOnlyList<FormIdentity> Identities { get; }

    /// <summary>Those that a unit's form shows: all that hold for it. Where the unit is not known yet, those that hold for every unit.</summary>
    public IReadOnlyList<FormIdentity> IdentitiesOf(string? unit) =>
        [.. Identities.Where(row => row.Identity.Units.Count == 0 || (unit is not null && row.Identity.Units.Any(pattern => CodePattern.Matches(pattern, unit))))];

    /// <summary>The indicators that are worked out from other variables; what the form cannot work out has no formula.</summary>
    public IReadOnlyList<FormIndicator> Indicators { get; }

    /// <summary>A word in the form's language.</summary>
    public string Word(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>Label of the unit's code.</summary>
    public string UnitLabel => Word("单位代码", "Unit code");

    /// <summary>Header of the codes.</summary>
    public string CodeHeader => Word("代码", "Code");

    /// <summary>Header of the units of measure.</summary>
    public string MeasureHeader => Word("计量单位", "Unit of measure");

    /// <summary>Header of what is filled in.</summary>
    public string ThisHeader => Word("本年", "This year");

    /// <summary>What stands before the year.</summary>
    public string PeriodLabel => Word("报告期", "Period");

    /// <summary>The number of the form: the scheme and its version.</summary>
    public string FormNumber => $"{Scheme.Id}-{Scheme.Version}";

    /// <summary>The title: the scheme's, or its identifier.</summary>
    public string Title => Word($"{Scheme.Title.Zh} 数据采集表", $"{Scheme.Title.En}: data collection");
}

/// <summary>An equation with the formulas of its sides.</summary>
/// <param name="Identity">The equation.</param>
/// <param name="Left">Formula of the left side; null = the form cannot check it.</param>
/// <param name="Right">Formula of the right side; null like the left.</param>
/// <param name="Lacking">What the form does not know where there are none.</param>
sealed record FormIdentity(Identity Identity, string? Left, string? Right, string Lacking);

/// <summary>An indicator with the formulas of its values.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Last">Formula of last year's value; null = the form cannot know it.</param>
/// <param name="This">Formula of this year's value; null = the form cannot know it.</param>
/// <param name="Lacking">What the form does not know where one is null.</param>
sealed record FormIndicator(Indicator Indicator, string? Last, string? This, string Lacking)
{
    /// <summary>Whether it is in percent and not a growth rate: then more than 100 is worth a question.</summary>
    public bool IsShare { get; } = FormChecks.IsPercent(Indicator.Unit) && !Indicator.Value!.Text.Contains("growth", StringComparison.OrdinalIgnoreCase);
}
