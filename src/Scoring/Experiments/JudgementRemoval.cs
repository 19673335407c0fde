using Scoring.Schemes.Reading;

namespace Scoring.Experiments;

/// <summary>Takes children that are gone out of judgements written in a scheme, so that the judgements of the others still hold.</summary>
/// <remarks>
/// Rows and columns of pairwise matrices and columns of experts' weights go; what is left of a reciprocal matrix is one. Judgements in tables stay as they
/// are: a table that names a child that is gone cannot be used, and is reported so.
/// </remarks>
static class JudgementRemoval
{
    /// <summary>A choice of the weighting of one node.</summary>
    /// <param name="choice">Method and options.</param>
    /// <param name="children">The children that fed the node, in the framework's order.</param>
    /// <param name="gone">What is gone.</param>
    public static SchemeValue Of(SchemeValue choice, IReadOnlyList<string> children, IReadOnlySet<string> gone)
    {
        if (choice.IsArray) return choice.WithItems([.. choice.Items.Select(item => Of(item, children, gone))]);
        if (!choice.IsObject) return choice;
        var items = choice.Find("items") is { IsArray: true } named ? [.. named.Items.Select(item => item.Text)] : children;
        int[] left = [.. Enumerable.Range(0, items.Count).Where(i => !gone.Contains(items[i]))];
        if (left.Length == items.Count) return choice;
        return choice.WithMembers([.. choice.Members.Select(member => (member.Key, member.Key switch
        {
            "items" => Kept(member.Value),
            "matrix" => Square(member.Value),
            "matrices" => Each(member.Value, Square),
            "experts" => Each(member.Value, Kept),
            "of" => Of(member.Value, children, gone),
            _ => member.Value,
        }))]);

        SchemeValue Square(SchemeValue matrix) => Each(Kept(matrix), Kept);

        // What has another length is wrong and stays, to be refused as it was written.
        SchemeValue Kept(SchemeValue list) => list.IsArray && list.Items.Count == items.Count ? list.WithItems([.. left.Select(i => list.Items[i])]) : list;
    }

    static SchemeValue Each(SchemeValue list, Func<SchemeValue, SchemeValue> change) => list.IsArray ? list.WithItems([.. list.Items.Select(change)]) : list;
}
