namespace Scoring.Experiments.Sensitivity;

/// <summary>Shares of an output's variance that one input answers for; NaN when the output does not vary.</summary>
/// <param name="FirstOrder">S_i by mean((f_B − μ)(f_ABi − f_A)) / V: the share that goes when the input is known. Saltelli et al. (2010), centred.</param>
/// <param name="FirstOrderJansen">S_i by 1 − mean((f_B − f_ABi)²) / 2V. Jansen (1999).</param>
/// <param name="Total">ST_i by mean((f_A − f_ABi)²) / 2V: the share that stays when all others are known. Jansen (1999).</param>
/// <param name="Shapley">The input's Shapley effect: over all inputs they sum to 1. T. Goda, Reliab. Eng. Syst. Saf. 213 (2021).</param>
public readonly record struct SensitivityIndex(double FirstOrder, double FirstOrderJansen, double Total, double Shapley);
