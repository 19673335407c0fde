namespace Scoring;

/// <summary>A language that names and messages can be shown in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Chinese.</summary>
    Chinese,
}

/// <summary>A name or sentence in Chinese and English. Where one is missing the other stands in.</summary>
/// <param name="Zh">Chinese text.</param>
/// <param name="En">English text.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>The same words in both languages, as for a code or a proper name.</summary>
    public static Text Same(string words) => new(words, words);

    /// <summary>The text in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>The English text.</summary>
    public override string ToString() => En;
}
