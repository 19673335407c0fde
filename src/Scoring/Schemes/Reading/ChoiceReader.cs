using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Reads a method with its options: <c>"min-max"</c> or <c>{ "method": "min-max", "range": [0, 100] }</c>.</summary>
/// <remarks>
/// An option given as null is back at its default. An override inherits what it does not name; when it names another method, it inherits
/// the options that this method has too. Options that only a base scheme gave do not follow a scheme that chose another method.
/// </remarks>
sealed class ChoiceReader(FaultList faults, Func<StepKind, IEnumerable<MethodDefinition>> catalogue)
{
    /// <summary>The methods of a stage, the default first.</summary>
    public IEnumerable<MethodDefinition> Methods(StepKind stage) => catalogue(stage);

    /// <summary>Reads a choice; null with a fault when its method is not known.</summary>
    /// <param name="value">The choice.</param>
    /// <param name="stage">Its stage.</param>
    /// <param name="inherited">What it overrides; null = nothing.</param>
    /// <param name="furtherKeys">Keys that are not options and that the caller reads.</param>
    public ChoiceDraft? Read(SchemeValue value, StepKind stage, ChoiceDraft? inherited = null, IReadOnlyList<string>? furtherKeys = null)
    {
        if (!value.IsObject && !value.IsString)
        {
            faults.AddType(value, "string | object");
            return null;
        }
        var named = value.IsString ? value : value.Find("method");
        var method = named is { IsNull: false } ? Find(named, stage) : inherited?.Method ?? catalogue(stage).FirstOrDefault();
        if (method is null)
        {
            if (named is null) faults.Add(FindingKinds.SchemeUnknownMethod, value, stage.Key());
            return null;
        }
        var level = named?.Level ?? inherited?.MethodLevel ?? value.Level;
        return ReadOptions(value, method, Inherit(method, inherited), level, furtherKeys ?? []);
    }

    /// <summary>Reads a choice that stands alone: every required option must be there.</summary>
    public MethodChoice? ReadComplete(SchemeValue value, StepKind stage) =>
        Read(value, stage) is { } draft && Demand(draft) ? draft.Complete() : null;

    /// <summary>Reports required options that are not there; true when there are none.</summary>
    public bool Demand(ChoiceDraft draft)
    {
        var lacking = draft.Lacking.ToList();
        foreach (var name in lacking) faults.Add(FindingKinds.SchemeMissingKey, draft.At, draft.Method.Name, name);
        return lacking.Count == 0;
    }

    ChoiceDraft ReadOptions(SchemeValue value, MethodDefinition method, Dictionary<string, object?> given, int level, IReadOnlyList<string> furtherKeys)
    {
        var options = new OptionReader(faults, inner => ReadComplete(inner, method.Stage));
        var known = method.AllOptions.ToList();
        var faulty = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, member) in value.Members)
        {
            if (key == "method" || furtherKeys.Contains(key, StringComparer.Ordinal)) continue;
            if (known.Find(option => option.Name == key) is not { } option)
            {
                if (member.Level <= level)
                    faults.AddUnknown(FindingKinds.SchemeUnknownKey, member, key, [.. known.Select(option => option.Name), "method", .. furtherKeys]);
            }
            else if (member.IsNull) given.Remove(key);
            else if (options.Read(option, member) is { } read) given[key] = read;
            else faulty.Add(key);
        }
        return new ChoiceDraft(method, given, value) { Faulty = faulty, MethodLevel = level };
    }

    static Dictionary<string, object?> Inherit(MethodDefinition method, ChoiceDraft? inherited)
    {
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (inherited is null) return given;
        foreach (var option in method.AllOptions)
            if (inherited.Given.TryGetValue(option.Name, out var value) && value is not null
                && OptionLimits.Fit(inherited.Method.AllOptions.First(other => other.Name == option.Name), option, value))
                given[option.Name] = value;
        return given;
    }

    MethodDefinition? Find(SchemeValue named, StepKind stage)
    {
        if (!named.IsString)
        {
            faults.AddType(named, "string");
            return null;
        }
        var methods = catalogue(stage).ToList();
        var found = methods.Find(method => method.Name == named.Text);
        if (found is null) faults.AddUnknown(FindingKinds.SchemeUnknownMethod, named, named.Text, methods.Select(method => method.Name));
        return found;
    }
}
