namespace Scoring.Conformance.BadInputs;

/// <summary>Something wrong on the desk, and what the command must say about it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Code">Code of the fault or finding.</param>
/// <param name="Says">What the message must hold: the place, what was found, what was expected.</param>
sealed record BadInput(string Name, string Code, params string[] Says)
{
    /// <summary>Spoils the desk.</summary>
    public Action<Desk> Spoil { get; init; } = _ => { };

    /// <summary>The panel on the command line. Default: the file <c>panel.csv</c>.</summary>
    public string[] Panel { get; init; } = ["~/panel.csv"];

    /// <summary>Further options.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>The output folder is what is wrong, so that no earlier run is put there.</summary>
    public bool BringsOutput { get; init; }

    /// <summary>The output folder.</summary>
    public string Output { get; init; } = "~/out";

    /// <summary>The command line.</summary>
    public string[] Arguments => ["run", "~/scheme.json", .. Panel, "--out", Output, .. Options];

    /// <summary>Shown by the test runner.</summary>
    public override string ToString() => Name;

    /// <summary>Replaces a part of the scheme.</summary>
    public static Action<Desk> Scheme(string old, string replacement) => desk => desk.Edit("scheme.json", old, replacement);

    /// <summary>Replaces a part of the panel.</summary>
    public static Action<Desk> Cell(string old, string replacement) => desk => desk.Edit("panel.csv", old, replacement);

    /// <summary>Replaces the normalising step.</summary>
    public static Action<Desk> Normalise(string step) => Scheme("""{ "method": "min-max", "range": [1, 100] }""", step);

    /// <summary>Replaces the aggregating step.</summary>
    public static Action<Desk> Aggregate(string step) => Scheme("\"arithmetic\"", step);

    /// <summary>Adds a member at the top of the scheme.</summary>
    public static Action<Desk> Member(string member) => Scheme("\"version\": \"1\",", "\"version\": \"1\", " + member + ",");
}
