using Scoring.Data.Tables;
using Scoring.Findings;
using Scoring.Panels;
using Scoring.Schemes;

namespace Scoring.Data.Panels;

/// <summary>The variables a panel is to hold: those needed or declared, and where nothing is needed those found.</summary>
sealed class PanelVariables
{
    readonly IReadOnlyDictionary<string, CellStatus> missing;
    readonly List<PanelVariable> all = [];
    readonly List<Variable> unneeded;
    readonly Dictionary<string, PanelVariable> bySource = new(StringComparer.Ordinal);

    public PanelVariables(PanelRequest request, List<Finding> faults)
    {
        missing = request.Mapping.Missing;
        TakesOthers = request.Needed is null;
        var declared = new Dictionary<string, Variable>(StringComparer.Ordinal);
        foreach (var variable in request.Variables) declared.TryAdd(variable.Code, variable);
        var codes = request.Needed ?? [.. request.Variables.Select(variable => variable.Code)];
        unneeded = [.. declared.Values.Where(variable => !codes.Contains(variable.Code, StringComparer.Ordinal))];
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var variable = declared.GetValueOrDefault(code) ?? new Variable(code);
            if (bySource.TryGetValue(variable.Source, out var other))
                faults.Add(new Finding
                {
                    Kind = FindingKinds.VariableSourceTwice,
                    Variable = code,
                    Found = $"{Shown.Quoted(variable.Source)}: {Shown.Text(other.Code)}, {Shown.Text(code)}",
                });
            else Add(variable);
        }
    }

    /// <summary>Whether variables that nobody declared are read too.</summary>
    public bool TakesOthers { get; }

    /// <summary>In the panel's order once <see cref="Settle"/> has run.</summary>
    public IReadOnlyList<PanelVariable> All => all;

    /// <summary>The variable that files call by a name; null when it is not read.</summary>
    public PanelVariable? BySource(string source) => bySource.GetValueOrDefault(source);

    /// <summary>The variable that files call by a name, made when it is not known yet.</summary>
    public PanelVariable Found(string source) => bySource.TryGetValue(source, out var known) ? known : Add(new Variable(source));

    /// <summary>Fixes the panel's variables: what was asked for in its order, then what was found by name. Reports what is in no file.</summary>
    /// <param name="sources">Every name the files hold.</param>
    /// <param name="faults">Takes needed variables that are absent.</param>
    /// <param name="findings">Takes declared ones that are absent though nothing needs them.</param>
    public void Settle(IReadOnlySet<string> sources, List<Finding> faults, FindingLog findings)
    {
        foreach (var variable in all.Where(variable => !sources.Contains(variable.Declared.Source)))
        {
            var near = NearestName.Of(variable.Declared.Source, sources);
            var finding = new Finding
            {
                Kind = TakesOthers ? FindingKinds.DeclaredVariableAbsent : FindingKinds.VariableNotInData,
                Variable = variable.Code,
                Found = Shown.List([.. sources.Order(StringComparer.Ordinal)]),
                Expected = Shown.Quoted(variable.Declared.Source),
                Suggestion = near is null ? null : Shown.Text(near),
            };
            if (TakesOthers) findings.Add(finding);
            else faults.Add(finding);
        }
        foreach (var variable in unneeded.Where(variable => !sources.Contains(variable.Source)))
            findings.Add(new Finding { Kind = FindingKinds.DeclaredVariableAbsent, Variable = variable.Code, Found = "–", Expected = Shown.Quoted(variable.Source) });
        all.RemoveAll(variable => TakesOthers && !sources.Contains(variable.Declared.Source));
        if (TakesOthers)
            foreach (var source in sources.Order(StringComparer.Ordinal))
                Found(source);
        for (var index = 0; index < all.Count; index++) all[index].Index = index;
    }

    /// <summary>Whether a text stands for a status in every variable.</summary>
    public bool IsDeclaredMissing(string text) => missing.ContainsKey(text);

    PanelVariable Add(Variable variable)
    {
        var made = new PanelVariable(variable, new MissingCodes(missing, variable.Missing));
        all.Add(made);
        bySource.Add(variable.Source, made);
        return made;
    }
}

/// <summary>One variable of the panel while it is read.</summary>
sealed class PanelVariable(Variable declared, MissingCodes codes)
{
    public Variable Declared { get; } = declared;

    public string Code => Declared.Code;

    public MissingCodes Codes { get; } = codes;

    /// <summary>Position in the panel; −1 until settled.</summary>
    public int Index { get; set; } = -1;

    public long NaNs { get; set; }

    public long Contradictions { get; set; }
}
