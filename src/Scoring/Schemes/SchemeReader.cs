using Scoring.Findings;
using Scoring.Methods;
using Scoring.Schemes.Reading;

namespace Scoring.Schemes;

/// <summary>Reads schemes from JSON.</summary>
public static class SchemeReader
{
    static readonly string[] Keys =
    [
        "$schema", "id", "version", "title", "extends", "panel", "tables", "aggregate_units", "variables", "identities", "indicators", "framework",
        "steps",
    ];

    /// <summary>Reads a scheme and checks the whole of it. Comments and trailing commas are allowed.</summary>
    /// <param name="json">The scheme's text.</param>
    /// <param name="file">Its file as the user named it, for messages; null = there is none.</param>
    /// <param name="loadBase">
    /// Gives the text of a base scheme named by <c>extends</c>. The path is relative to the folder of the scheme first read, with <c>/</c>
    /// between folders. What it throws for a file that cannot be read becomes a fault. Null = no scheme may extend another.
    /// </param>
    /// <returns>The scheme with every default filled in; what overrides did not name they have inherited.</returns>
    /// <exception cref="ScoringException">
    /// Anything is wrong with the scheme: every fault at once, each with file, JSON path, what was found and what is allowed.
    /// </exception>
    public static Scheme Read(string json, string? file = null, Func<string, string>? loadBase = null) =>
        Read(json, file, loadBase, MethodCatalogue.Of);

    /// <summary>Reads a scheme whose methods come from another catalogue.</summary>
    internal static Scheme Read(string json, string? file, Func<string, string>? loadBase, Func<StepKind, IEnumerable<MethodDefinition>> catalogue) =>
        ReadSource(json, file, loadBase, catalogue).Scheme;

    /// <summary>Reads a scheme and keeps its words, bases merged in.</summary>
    internal static (Scheme Scheme, SchemeValue Words) ReadSource(
        string json, string? file, Func<string, string>? loadBase, Func<StepKind, IEnumerable<MethodDefinition>> catalogue)
    {
        ArgumentNullException.ThrowIfNull(json);
        var faults = new FaultList();
        var root = new SchemeJson(file, 0, faults).Parse(json);
        if (root is { IsObject: false }) faults.AddType(root, "object");
        if (root is not { IsObject: true }) faults.ThrowIfAny();
        var words = new SchemeBases(loadBase, faults).Resolve(root!);
        return (Read(words, faults, catalogue), words);
    }

    /// <summary>Reads a scheme from words that have been merged already.</summary>
    /// <param name="words">The scheme's words.</param>
    /// <param name="faults">Faults found so far, reported with those of the scheme.</param>
    /// <param name="catalogue">The methods of a stage.</param>
    internal static Scheme Read(SchemeValue words, FaultList faults, Func<StepKind, IEnumerable<MethodDefinition>> catalogue)
    {
        var scheme = Read(words, faults, new ChoiceReader(faults, catalogue));
        faults.ThrowIfAny();
        return scheme ?? throw new InvalidOperationException("A scheme without faults was not read.");
    }

    static Scheme? Read(SchemeValue root, FaultList faults, ChoiceReader choices)
    {
        var scalars = new Scalars(faults);
        var keys = new ObjectReader(root, faults, Keys);
        scalars.Name(keys["$schema"]);
        var id = scalars.Code(keys.Required("id"));
        var version = scalars.Code(keys.Required("version"));
        var title = scalars.Text(keys["title"]);
        var panel = new PanelMappingReader(faults).Read(keys["panel"]);
        var tables = Tables(keys["tables"], scalars, faults);
        var aggregates = AggregateUnits(keys["aggregate_units"], scalars, faults);
        var variables = new VariableReader(faults).Read(keys["variables"]);
        var identities = new IdentityReader(faults).Read(keys["identities"]);
        var checkedNames = identities.SelectMany(identity => identity.Left.Names.Concat(identity.Right.Names)).ToList();

        var codes = new CodeTable(faults);
        var drafts = new IndicatorReader(faults, codes).Read(keys.Required("indicators"));
        var byCode = drafts.ToDictionary(draft => draft.Indicator.Code, draft => draft.Indicator, StringComparer.Ordinal);
        var graph = new IndicatorGraph([.. byCode.Values]);
        graph.Check(faults, drafts.ToDictionary(draft => draft.Indicator.Code, draft => draft.At.Find("value") ?? draft.At, StringComparer.Ordinal));
        var frameworkReader = new FrameworkReader(faults, codes, choices, byCode);
        var framework = frameworkReader.Read(keys.Required("framework"));

        var reader = new StepReader(faults, choices);
        var steps = reader.Read(keys["steps"], root);
        var stepCodes = new StepCodes(drafts, framework,
            [.. variables.Select(variable => variable.Code).Union(graph.Variables(byCode.Keys), StringComparer.Ordinal)
                .Union(checkedNames, StringComparer.Ordinal)], frameworkReader.Aggregations);
        stepCodes.CheckSteps(steps, faults);
        var resolver = new StepResolver(faults, choices, stepCodes);
        var resolved = steps.Select(resolver.Resolve).OfType<ReadStep>().ToList();

        var checks = new StepChecks(faults);
        var indicators = checks.Directed(drafts, resolved.FindAll(step => step.Step.Kind == StepKind.Normalise));
        if (framework is null) return null;
        if (resolved.Find(step => step.Step.Kind == StepKind.Aggregate) is { } aggregate) checks.CheckAggregation(aggregate, framework);
        var weight = resolved.Find(step => step.Step.Kind == StepKind.Weight);
        if (weight is not null) checks.CheckWeighting(weight, framework, tables.Keys);
        checks.CheckTables(keys["tables"], resolved.Select(step => step.Step));
        new RuleChecks(faults, tables, [.. framework.TopDown().Where(node => !node.IsLeaf).Select(node => node.Code)]).Check(resolved);
        var needed = graph.Closure(framework.TopDown().Where(node => node.IsLeaf).Select(leaf => leaf.Code));
        var conditions = checks.ConditionVariables(resolved, framework, drafts, needed).ToList();
        if (id is null || version is null) return null;

        return new Scheme
        {
            Id = id,
            Version = version,
            Title = title ?? Text.Same(id),
            Panel = panel,
            RosterFile = tables.GetValueOrDefault("roster"),
            TableFiles = new SortedDictionary<string, string>(
                tables.Where(table => table.Key != "roster").ToDictionary(), StringComparer.Ordinal),
            AggregateUnits = aggregates,
            Variables = variables,
            Identities = identities,
            Indicators = indicators,
            Framework = framework,
            Steps = [.. resolved.Select(step => step.Step)],
            NeededVariables =
            [
                .. graph.Variables(needed).Concat(conditions).Concat(checkedNames).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
    }

    static Dictionary<string, string> Tables(SchemeValue? value, Scalars scalars, FaultList faults)
    {
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value is { IsObject: false }) faults.AddType(value, "{string: string, …}");
        foreach (var (name, file) in value?.Members ?? [])
        {
            if (!Scalars.IsCode(name)) faults.Add(FindingKinds.SchemeText, file, Shown.Text(name));
            if (scalars.Name(file) is { } path) tables[name] = path;
        }
        return tables;
    }

    static IReadOnlyList<string> AggregateUnits(SchemeValue? value, Scalars scalars, FaultList faults)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "[string, …]");
        return [.. value.Items.Select(scalars.Code).OfType<string>()];
    }
}
