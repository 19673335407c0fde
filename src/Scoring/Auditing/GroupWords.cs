namespace Scoring.Auditing;

/// <summary>How groups of items are spelt in tables.</summary>
static class GroupWords
{
    public static string Of(GroupItems items) => items == GroupItems.Children ? "children" : "indicators";
}
