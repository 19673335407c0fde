namespace Scoring.Publishing.Databases;

/// <summary>What publishing a run in a database came to.</summary>
/// <param name="Scheme">Identifier of the scheme whose current ranking it is.</param>
/// <param name="Run">The run's number in the database, from 1.</param>
/// <param name="IsNew">False when the database held the run already.</param>
/// <param name="IsSwitched">False when it was the scheme's current run already.</param>
public sealed record Publication(string Scheme, int Run, bool IsNew, bool IsSwitched);
