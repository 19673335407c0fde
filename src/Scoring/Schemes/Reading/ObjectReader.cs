using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>The keys of one JSON object. Keys that mean nothing there are faults.</summary>
sealed class ObjectReader
{
    readonly SchemeValue value;
    readonly FaultList faults;

    /// <summary>Opens an object; anything else is a fault and reads as an empty one.</summary>
    public ObjectReader(SchemeValue value, FaultList faults, IReadOnlyList<string> keys)
    {
        this.value = value;
        this.faults = faults;
        if (!value.IsObject) faults.AddType(value, "object");
        foreach (var (key, member) in value.Members)
            if (!keys.Contains(key, StringComparer.Ordinal))
                faults.AddUnknown(FindingKinds.SchemeUnknownKey, member, key, keys);
    }

    /// <summary>The value of a key, null when it is not there.</summary>
    public SchemeValue? this[string key] => value.Find(key);

    /// <summary>The value of a key that must be there; null with a fault when it is not.</summary>
    public SchemeValue? Required(string key)
    {
        var member = value.Find(key);
        if (member is null && value.IsObject) faults.Add(FindingKinds.SchemeMissingKey, value, Shown.Words(value.Members.Select(m => m.Key)), key);
        return member;
    }
}
