import type { Exhibit } from './exhibit.ts';

/** Whose exhibit it is. */
export function House({ house }: Pick<Exhibit, 'house'>) {
  const { name, text, logo } = house;
  if (!name && !text && !logo) return null;
  return (
    <div class="house">
      {logo && <img src={logo} alt={name} />}
      <div>
        {name && <p class="house-name">{name}</p>}
        {text && <p>{text}</p>}
      </div>
    </div>
  );
}
